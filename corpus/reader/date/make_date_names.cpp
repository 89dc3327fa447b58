// Writes the tables of date_names.cpp to standard output, from what ICU knows
// of every locale. Run by the build.

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "corpus/reader/date/date_names.hpp"
#include "corpus/reader/date/date_tokens.hpp"
#include "corpus/text/language.hpp"

namespace dateline {
namespace {

struct Calendar {
  const char* icu_name;
  DateCalendar calendar;
  const char* enumerator;
};
constexpr Calendar calendars[] = {
    {"gregorian", DateCalendar::gregorian, "gregorian"},
    {"islamic-umalqura", DateCalendar::islamic, "islamic"},
    {"persian", DateCalendar::persian, "persian"},
    {"hebrew", DateCalendar::hebrew, "hebrew"},
    {"indian", DateCalendar::indian, "indian"},
    {"coptic", DateCalendar::coptic, "coptic"},
    {"ethiopic", DateCalendar::ethiopic, "ethiopic"},
};
constexpr const char* calendars_with_eras[] = {"japanese", "roc", "buddhist"};
constexpr int first_modern_year = 1868;  // of the Meiji era

// ICU has a place for Adar I before Adar, and one behind the last month for
// Adar II, which is Adar.
constexpr int adar = 7, adar_ii = 14;

using Meaning = std::tuple<std::string, DateNameKind, DateCalendar, int>;
std::map<Meaning, std::set<std::string>> languages_by_meaning;

void check(UErrorCode status, const char* act) {
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("cannot ") + act + ": " +
                             u_errorName(status));
  }
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

std::string language_of(const icu::Locale& locale) {
  const std::string code = canonical_language(locale.getLanguage());
  return code.empty() ? locale.getLanguage() : code;
}

void add(const std::string& written, DateNameKind kind, DateCalendar calendar,
         int value, const std::string& language) {
  const std::vector<DateToken> tokens = date_tokens(written);
  const std::string name = joined_tokens(tokens, 0, tokens.size());
  // A number alone is no name, and a month with a number is Gregorian.
  if (name.find_first_not_of("0123456789 ") == name.npos) return;
  if (calendar != DateCalendar::gregorian && name.ends_with(" 月") &&
      tokens.size() == 2 && tokens[0].is_number()) {
    return;
  }
  languages_by_meaning[{name, kind, calendar, value}].insert(language);
}

std::unique_ptr<icu::DateFormat> date_format(icu::DateFormat::EStyle style,
                                             const icu::Locale& locale) {
  return std::unique_ptr<icu::DateFormat>(
      icu::DateFormat::createDateInstance(style, locale));
}

const icu::DateFormatSymbols& symbols_of(const icu::DateFormat& format) {
  return *dynamic_cast<const icu::SimpleDateFormat&>(format)
              .getDateFormatSymbols();
}

// Letters of a pattern of dates, without what stands for a part of a date.
struct Literal {
  char16_t letter;  // 0 for white space, a mark or such a part
  bool is_month;
};
std::vector<Literal> literals(const icu::UnicodeString& pattern) {
  std::vector<Literal> literals;
  bool is_quoted = false;
  for (int i = 0; i < pattern.length(); ++i) {
    const char16_t c = pattern[i];
    if (c == u'\'') {
      is_quoted = !is_quoted;
      continue;
    }
    const bool is_field = !is_quoted && c < 0x80 && u_isalpha(c);
    const bool is_part_of_word =
        u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    const bool is_literal = !is_field && is_part_of_word &&
                            !u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
    literals.push_back(
        {is_literal ? c : u'\0', is_field && (c == u'M' || c == u'L')});
  }
  return literals;
}

// What the long format of the locale writes without a space before and behind
// the name of a month: "ב" in Hebrew, "ren" in Basque.
std::pair<std::string, std::string> affixes(const icu::DateFormat& format) {
  icu::UnicodeString pattern, before, behind;
  dynamic_cast<const icu::SimpleDateFormat&>(format).toPattern(pattern);
  const std::vector<Literal> letters = literals(pattern);
  const auto first = std::ranges::find(letters, true, &Literal::is_month);
  auto end = first;
  while (end != letters.end() && end->is_month) ++end;
  constexpr auto least_letters_of_a_name = 3;
  if (end - first < least_letters_of_a_name) return {};
  for (auto at = first; at != letters.begin() && (--at)->letter != 0;) {
    before.insert(0, at->letter);
  }
  for (; end != letters.end() && end->letter != 0; ++end) behind += end->letter;
  return {utf8(before), utf8(behind)};
}

void add_months(const icu::Locale& locale, const Calendar& calendar) {
  using Symbols = icu::DateFormatSymbols;
  const auto format = date_format(icu::DateFormat::kLong, locale);
  const auto [before, behind] = affixes(*format);
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const auto* names = symbols_of(*format).getMonths(count, context, width);
      for (int i = 0; i < count; ++i) {
        int month = i + 1;
        const bool is_hebrew = calendar.calendar == DateCalendar::hebrew;
        if (is_hebrew && month == adar_ii) month = adar;
        const std::string name = utf8(names[i]);
        const auto add_name = [&](const std::string& written) {
          add(written, DateNameKind::month, calendar.calendar, month,
              language_of(locale));
        };
        add_name(name);
        std::string whole = before;
        (whole += name) += behind;
        if (whole != name) add_name(whole);
      }
    }
  }
}

void add_weekdays(const icu::Locale& locale) {
  using Symbols = icu::DateFormatSymbols;
  const auto format = date_format(icu::DateFormat::kLong, locale);
  for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
    std::int32_t count = 0;
    const auto* names =
        symbols_of(*format).getWeekdays(count, Symbols::FORMAT, width);
    for (int i = 1; i < count; ++i) {
      add(utf8(names[i]), DateNameKind::weekday, DateCalendar::gregorian, i,
          language_of(locale));
    }
  }
}

// The first year of an era of the calendar, less one.
int era_offset(const icu::Locale& locale, int era) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(locale, status));
  check(status, "make a calendar");
  calendar->clear();
  calendar->set(UCAL_ERA, era);
  calendar->set(UCAL_YEAR, 1);
  calendar->set(UCAL_MONTH, UCAL_DECEMBER);
  calendar->set(UCAL_DATE, 31);
  icu::GregorianCalendar gregorian(status);
  gregorian.setTime(calendar->getTime(status), status);
  const int year = gregorian.get(UCAL_EXTENDED_YEAR, status);
  check(status, "ask for the first year of an era");
  return year - 1;
}

void add_eras(const icu::Locale& locale, bool is_buddhist, bool is_roc) {
  const auto format = date_format(icu::DateFormat::kLong, locale);
  std::int32_t short_count = 0, long_count = 0;
  const auto* short_names = symbols_of(*format).getEras(short_count);
  const auto* long_names = symbols_of(*format).getEraNames(long_count);
  for (int era = 0; era < std::min(short_count, long_count); ++era) {
    if (is_roc && era == 0) continue;  // counts backwards
    const int offset = era_offset(locale, era);
    if (!is_buddhist && offset + 1 < first_modern_year) continue;
    for (const auto* names : {short_names, long_names}) {
      add(utf8(names[era]), DateNameKind::era, DateCalendar::gregorian, offset,
          language_of(locale));
    }
  }
}

void add_names(const icu::Locale& locale) {
  for (const Calendar& calendar : calendars) {
    icu::Locale with_calendar = locale;
    UErrorCode status = U_ZERO_ERROR;
    with_calendar.setKeywordValue("calendar", calendar.icu_name, status);
    check(status, "choose a calendar");
    add_months(with_calendar, calendar);
  }
  add_weekdays(locale);
  for (const std::string calendar : calendars_with_eras) {
    icu::Locale with_calendar = locale;
    UErrorCode status = U_ZERO_ERROR;
    with_calendar.setKeywordValue("calendar", calendar.c_str(), status);
    check(status, "choose a calendar");
    add_eras(with_calendar, calendar == "buddhist", calendar == "roc");
  }
}

// "dmy" from a pattern such as "dd.MM.y".
std::string order_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  check(status, "make patterns of dates");
  const auto pattern = generator->getBestPattern("yMd", status);
  check(status, "make a pattern of dates");
  std::string order;
  for (int i = 0; i < pattern.length(); ++i) {
    const char16_t c = pattern[i];
    const char letter = c == u'd'                ? 'd'
                        : c == u'M' || c == u'L' ? 'm'
                        : c == u'y'              ? 'y'
                                                 : '\0';
    if (letter != '\0' && order.find(letter) == order.npos) order += letter;
  }
  return order.size() == 3 ? order : "";
}

bool has_day_first(const std::string& order) {
  return order.find('d') < order.find('m');
}

// Orders by "en-gb", and by "en" unless most of its countries have another.
std::map<std::string, std::string> orders(const std::vector<icu::Locale>& all) {
  std::map<std::string, std::string> orders;
  std::map<std::string, int> votes;  // for the order of the language itself
  for (const bool countries : {false, true}) {
    for (const icu::Locale& locale : all) {
      const std::string country = locale.getCountry();
      if (country.empty() == countries || *locale.getVariant() != '\0')
        continue;
      const std::string order = order_of(locale);
      if (order.empty()) continue;
      const std::string language = language_of(locale);
      std::string key = language;
      for (const char c : country.empty() ? "" : "-" + country) {
        key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
      orders.emplace(key, order);
      if (!countries) continue;
      const bool agrees =
          orders.contains(language) &&
          has_day_first(orders[language]) == has_day_first(order);
      votes[language] += agrees ? 1 : -1;
    }
  }
  for (const auto& [language, vote] : votes) {
    if (vote < 0) orders.erase(language);
  }
  return orders;
}

const char* name_of(DateNameKind kind) {
  return kind == DateNameKind::month     ? "month"
         : kind == DateNameKind::weekday ? "weekday"
                                         : "era";
}

void write_names() {
  std::cout << "constexpr DateName name_table[] = {\n";
  for (const auto& [meaning, languages] : languages_by_meaning) {
    const auto& [name, kind, calendar, value] = meaning;
    std::string list = " ";
    for (const std::string& language : languages) list += language + ' ';
    std::cout << "    {\"" << name << "\", DateNameKind::" << name_of(kind)
              << ", DateCalendar::"
              << calendars[static_cast<std::size_t>(calendar)].enumerator
              << ", " << value << ", \"" << list << "\"},\n";
  }
  std::cout << "};\n";
}

void write_orders(const std::map<std::string, std::string>& orders) {
  std::cout << "constexpr DayOrder order_table[] = {\n";
  for (const auto& [locale, order] : orders) {
    std::cout << "    {\"" << locale << "\", \"" << order << "\"},\n";
  }
  std::cout << "};\n";
}

}  // namespace

void make_date_names() {
  std::int32_t count = 0;
  const icu::Locale* first = icu::Locale::getAvailableLocales(count);
  const std::vector<icu::Locale> all(first, first + count);
  for (const icu::Locale& locale : all) add_names(locale);
  write_names();
  write_orders(orders(all));
}

}  // namespace dateline

int main() {
  try {
    dateline::make_date_names();
    return std::cout.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "make_date_names: " << error.what() << '\n';
    return 1;
  }
}
