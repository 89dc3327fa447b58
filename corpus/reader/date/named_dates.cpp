#include <algorithm>
#include <string_view>
#include <vector>

#include "corpus/reader/date/calendar_day.hpp"
#include "corpus/reader/date/date_match.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// So many words may stand between two parts: "19 de junio de 2024".
constexpr std::size_t max_words_between = 3;

bool is_range_mark(const DateToken& token) {
  constexpr std::string_view marks[] = {"-",  "–",  "—",  "‑",  "−",  "/", "~",
                                        "～", "〜", ".–", ".-", ".—", "./"};
  return std::ranges::find(marks, token.gap) != std::end(marks);
}

bool is_range_word(std::string_view word) {
  constexpr std::string_view words[] = {
      "a",   "al", "and", "au", "bis", "do", "e",  "et", "i",  "til", "to",
      "tot", "u",  "und", "y",  "до",  "и",  "по", "та", "至", "到"};
  return std::ranges::find(words, word) != std::end(words);
}

// A sequence of parts from `first` on, asked by their place in it.
class Sequence {
 public:
  Sequence(const DateText& text, std::size_t first)
      : text_(text), first_(first) {}

  // Whether it has `count` parts with few words between them.
  bool has(std::size_t count) const {
    if (first_ + count > text_.parts.size()) return false;
    for (std::size_t i = 1; i < count; ++i) {
      std::size_t words = 0;
      for (std::size_t at = part(i - 1).end; at < part(i).first; ++at) {
        words += !text_.is_time[at] && !text_.is_weekday[at];
      }
      if (words > max_words_between) return false;
    }
    return true;
  }

  const DatePart& part(std::size_t i) const { return text_.parts[first_ + i]; }
  const DateToken& token(std::size_t i) const { return text_.token(part(i)); }

  bool is_month(std::size_t i) const { return part(i).is_month(); }
  bool is_year(std::size_t i) const {
    return !is_month(i) &&
           (token(i).digits == 4 || part(i).is_marked_year || part(i).era);
  }
  bool is_day(std::size_t i) const {
    return !is_month(i) && token(i).digits <= 2 && !is_year(i);
  }
  // Whether a year of two digits can be meant: no time, and no day.
  bool is_short_year(std::size_t i) const;
  // Whether the parts i and i + 1 are the days of a range: "19-21", "19 to 21".
  bool is_range(std::size_t i) const;

  DateMatch date(std::size_t day, std::size_t month, std::size_t year,
                 std::size_t count) const;
  DateMatch month_of(std::size_t month, std::size_t year) const {
    return {meant(part(month), year, 0), first_, first_ + 2};
  }

 private:
  std::optional<PartialDate> meant(const DateName& month, std::size_t year,
                                   unsigned day) const;
  std::optional<PartialDate> meant(const DatePart& month, std::size_t year,
                                   unsigned day) const;
  std::optional<PartialDate> meant_in(std::string_view language,
                                      const DatePart& month, std::size_t year,
                                      unsigned day) const;

  const DateText& text_;
  std::size_t first_;
};

bool Sequence::is_short_year(std::size_t i) const {
  if (is_month(i) || token(i).digits != 2) return false;
  const std::size_t next = part(i).end;
  if (next == text_.tokens.size() || text_.is_time[next]) return true;
  const DateToken& behind = text_.tokens[next];
  if (behind.is_number()) return false;
  constexpr std::string_view clock_words[] = {"am", "pm",  "a",   "p",
                                              "h",  "hrs", "uhr", "ч"};
  const bool is_glued = behind.gap.empty() && !behind.is_spaced;
  return !is_glued &&
         std::ranges::find(clock_words, behind.text) == std::end(clock_words);
}

bool Sequence::is_range(std::size_t i) const {
  if (!is_day(i) || !is_day(i + 1) || token(i).value >= token(i + 1).value) {
    return false;
  }
  const std::size_t words = part(i + 1).first - part(i).end;
  if (words == 0) return is_range_mark(token(i + 1));
  return words == 1 && is_range_word(text_.tokens[part(i).end].text);
}

std::optional<PartialDate> Sequence::meant(const DateName& month,
                                           std::size_t year,
                                           unsigned day) const {
  const unsigned number = static_cast<unsigned>(month.value);
  if (month.calendar != DateCalendar::gregorian) {
    if (token(year).digits != 4) return std::nullopt;
    return gregorian_date(
        {month.calendar, static_cast<int>(token(year).value), number, day});
  }
  const bool is_thai = text_.language == "th" || month.is_used_in("th");
  auto value = gregorian_year(text_, part(year), is_thai);
  if (!value && token(year).digits == 2) {
    const auto digits = static_cast<unsigned>(token(year).value);
    value = month.is_used_in("th") && !is_ascii(month.name.front())
                ? year_of_two_thai_digits(digits)
                : year_of_two_digits(digits);
  }
  if (!value) return std::nullopt;
  return gregorian_date({DateCalendar::gregorian, *value, number, day});
}

// Whether a year can be one of our days by the Gregorian calendar.
bool is_modern(std::uint64_t year) { return year >= 1600 && year <= 2199; }

// How far a meaning is to be believed, less for more: news is of the last
// centuries, and a year of the Islamic calendar looks like a medieval one.
enum class Plausibility { modern, other_calendar, old };

Plausibility plausibility(const DateName& name, const PartialDate& date) {
  if (name.calendar != DateCalendar::gregorian) {
    return Plausibility::other_calendar;
  }
  return is_modern(static_cast<std::uint64_t>(date.year)) ? Plausibility::modern
                                                          : Plausibility::old;
}

// The most plausible of the meanings that a language has; all languages for "".
// Nothing if several are equally plausible.
std::optional<PartialDate> Sequence::meant_in(std::string_view language,
                                              const DatePart& month,
                                              std::size_t year,
                                              unsigned day) const {
  std::vector<DateName> names;
  for (const DateName& name : month.months) {
    if (language.empty() || name.is_used_in(language)) names.push_back(name);
  }
  // 31 June 2024 is no day of another calendar.
  const bool can_be_gregorian =
      is_modern(token(year).value) &&
      std::ranges::count(names, DateCalendar::gregorian, &DateName::calendar);
  using enum Plausibility;
  for (const Plausibility wanted : {modern, other_calendar, old}) {
    if (can_be_gregorian && wanted == other_calendar) break;
    std::vector<PartialDate> read;
    for (const DateName& name : names) {
      const auto date = meant(name, year, day);
      if (date && plausibility(name, *date) == wanted) read.push_back(*date);
    }
    if (read.empty()) continue;
    const bool agree = std::ranges::count(read, read[0]) == std::ssize(read);
    return agree ? std::optional(read[0]) : std::nullopt;
  }
  return std::nullopt;
}

// What the article's language means, else what English does, else that on which
// all languages agree.
std::optional<PartialDate> Sequence::meant(const DatePart& month,
                                           std::size_t year,
                                           unsigned day) const {
  for (const std::string_view language :
       {std::string_view(text_.language), std::string_view("en")}) {
    const bool is_known = std::ranges::any_of(
        month.months,
        [&](const DateName& name) { return name.is_used_in(language); });
    if (is_known) return meant_in(language, month, year, day);
  }
  return meant_in("", month, year, day);
}

DateMatch Sequence::date(std::size_t day, std::size_t month, std::size_t year,
                         std::size_t count) const {
  DateMatch match{std::nullopt, first_, first_ + count};
  const auto value = static_cast<unsigned>(token(day).value);
  if (value == 0) return match;
  match.date = meant(part(month), year, value);
  match.is_ambiguous =
      !match.date &&
      std::ranges::any_of(part(month).months, [&](const DateName& name) {
        return name.calendar == DateCalendar::gregorian &&
               meant(name, year, value);
      });
  return match;
}

}  // namespace

// Each condition is a usual order: D day, M month, Y year, d the first day of a
// range.
std::optional<DateMatch> match_named(const DateText& text, std::size_t first) {
  const Sequence s(text, first);
  if (!s.has(3)) return std::nullopt;
  if (s.has(5) && s.is_day(0) && s.is_month(1) && s.is_day(2) &&
      s.is_month(3) && s.is_year(4)) {
    return s.date(0, 1, 4, 5);
  }
  if (s.has(4) && s.is_range(0) && s.is_month(2) && s.is_year(3)) {
    return s.date(0, 2, 3, 4);
  }
  if (s.has(4) && s.is_month(0) && s.is_range(1) && s.is_year(3)) {
    return s.date(1, 0, 3, 4);
  }
  if (s.is_day(0) && s.is_month(1) && (s.is_year(2) || s.is_short_year(2))) {
    return s.date(0, 1, 2, 3);
  }
  if (s.is_month(0) && s.is_day(1) && s.is_year(2)) return s.date(1, 0, 2, 3);
  if (s.is_month(0) && s.is_day(1) && s.is_short_year(2) &&
      !s.token(2).gap.empty()) {
    return s.date(1, 0, 2, 3);
  }
  if (s.is_year(0) && s.is_month(1) && s.is_day(2)) return s.date(2, 1, 0, 3);
  if (s.is_year(0) && s.is_day(1) && s.is_month(2)) return s.date(1, 2, 0, 3);
  return std::nullopt;
}

std::optional<DateMatch> match_named_month(const DateText& text,
                                           std::size_t first) {
  const Sequence s(text, first);
  if (!s.has(2) || s.is_month(0) == s.is_month(1)) return std::nullopt;
  const std::size_t month = s.is_month(0) ? 0 : 1;
  if (!s.is_year(1 - month)) return std::nullopt;
  return s.month_of(month, 1 - month);
}

}  // namespace dateline
