#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/reader/date/calendar_day.hpp"
#include "corpus/reader/date/date_match.hpp"

namespace dateline {
namespace {

constexpr std::string_view hyphens[] = {"‐", "‑", "–", "−", "－"};

// The separator before a token, dashes and full-width signs made ASCII; " " for
// white space alone, "" if there is none or another.
std::string_view separator(const DateToken& token) {
  const std::string_view gap = token.gap;
  if (gap.empty()) return token.is_spaced ? " " : "";
  if (std::ranges::find(hyphens, gap) != std::end(hyphens)) return "-";
  if (gap == "／") return "/";
  if (gap == "．") return ".";
  const bool is_known =
      gap == "-" || gap == "/" || gap == "." || gap == ":" || gap == ",";
  return is_known ? gap : "";
}

struct Chain {
  std::array<DateToken, 3> numbers;
  char separator = '\0';
};

bool has_digits(const DateToken& token, unsigned least, unsigned most) {
  return token.digits >= least && token.digits <= most;
}

// Three numbers in a row with the same separator, which no fourth follows.
std::optional<Chain> chain_at(const DateText& text, std::size_t first) {
  if (first + 2 >= text.parts.size()) return std::nullopt;
  Chain chain;
  const std::size_t at = text.parts[first].first;
  for (std::size_t i = 0; i < 3; ++i) {
    const DatePart& part = text.parts[first + i];
    if (part.is_month() || part.first != at + i) return std::nullopt;
    chain.numbers[i] = text.tokens[at + i];
  }
  const std::string_view mark = separator(chain.numbers[1]);
  if (mark.empty() || separator(chain.numbers[2]) != mark) return std::nullopt;
  chain.separator = mark.front();
  const bool goes_on = first + 3 < text.parts.size() && mark == "." &&
                       text.parts[first + 3].first == at + 3 &&
                       separator(text.tokens[at + 3]) == mark;
  const bool is_tail = at > 0 && text.tokens[at - 1].is_number() &&
                       !text.is_time[at - 1] &&
                       separator(chain.numbers[0]) == mark;
  return goes_on || is_tail ? std::nullopt : std::optional(chain);
}

// Whether a number is written with the digits of a script, by its zero.
bool has_digits_from(const DateText& text, std::size_t part, char32_t zero) {
  const char32_t digit = text.token(text.parts[part]).first_character;
  return digit >= zero && digit <= zero + 9;
}

constexpr char32_t arabic_zero = 0x660, persian_zero = 0x6F0, thai_zero = 0xE50;

// The date of a year that is written with four digits.
std::optional<PartialDate> dated(const DateText& text, std::size_t first,
                                 int year, unsigned month, unsigned day) {
  const bool is_persian = text.language == "fa" || text.language == "ps" ||
                          has_digits_from(text, first, persian_zero);
  const bool is_arabic =
      text.language == "ar" || has_digits_from(text, first, arabic_zero);
  if (year >= 1300 && year < 1500 && (is_persian || is_arabic)) {
    const auto calendar =
        is_persian ? DateCalendar::persian : DateCalendar::islamic;
    return gregorian_date({calendar, year, month, day});
  }
  return gregorian_date({DateCalendar::gregorian, year, month, day});
}

bool is_thai(const DateText& text, std::size_t first) {
  return text.language == "th" || has_digits_from(text, first, thai_zero);
}

// A chain that begins with the year: 2024-06-19, and 令和6.6.19.
DateMatch year_first(const DateText& text, std::size_t first,
                     const Chain& chain) {
  DateMatch match{std::nullopt, first, first + 3};
  const auto year =
      gregorian_year(text, text.parts[first], is_thai(text, first));
  if (!year) return match;
  const auto a = static_cast<unsigned>(chain.numbers[1].value);
  const auto b = static_cast<unsigned>(chain.numbers[2].value);
  if (a == 0 || b == 0) return match;
  match.date = dated(text, first, *year, a, b);
  if (!match.date && a > 12) match.date = dated(text, first, *year, b, a);
  return match;
}

// Which of two numbers is the day, by the separator or the language; "" if
// nobody knows.
std::string_view order_of(const DateText& text, const Chain& chain) {
  if (!text.order.empty()) return text.order;
  return chain.separator == '.' ? "dmy" : "";
}

// A chain that ends with the year: 19.06.2024.
DateMatch year_last(const DateText& text, std::size_t first,
                    const Chain& chain) {
  DateMatch match{std::nullopt, first, first + 3};
  const auto year =
      gregorian_year(text, text.parts[first + 2], is_thai(text, first));
  if (!year) return match;
  const auto a = static_cast<unsigned>(chain.numbers[0].value);
  const auto b = static_cast<unsigned>(chain.numbers[1].value);
  if (a == 0 || b == 0) return match;
  const auto day_first = dated(text, first, *year, b, a);
  const auto month_first = dated(text, first, *year, a, b);
  if (!day_first || !month_first || day_first == month_first) {
    match.date = day_first ? day_first : month_first;
    return match;
  }
  // With full stops it is day, month, year everywhere.
  const std::string_view order =
      chain.separator == '.' ? "dmy" : order_of(text, chain);
  match.is_ambiguous = order.empty();
  if (order.empty()) return match;
  match.date = order.find('d') < order.find('m') ? day_first : month_first;
  return match;
}

// A chain in the order given, its year of two digits.
std::optional<PartialDate> in_order(const Chain& chain,
                                    std::string_view order) {
  const auto number = [&](char part) {
    return static_cast<unsigned>(chain.numbers[order.find(part)].value);
  };
  if (number('m') == 0 || number('d') == 0) return std::nullopt;
  return gregorian_date({DateCalendar::gregorian,
                         year_of_two_digits(number('y')), number('m'),
                         number('d')});
}

// 19.06.24: as the language has it, else if only one day can be meant.
DateMatch short_year(const DateText& text, std::size_t first,
                     const Chain& chain) {
  DateMatch match{std::nullopt, first, first + 3};
  if (const auto order = order_of(text, chain); !order.empty()) {
    match.date = in_order(chain, order);
    if (match.date) return match;
  }
  for (const std::string_view order : {"dmy", "mdy", "ymd"}) {
    const auto read = in_order(chain, order);
    if (!read) continue;
    if (match.date && match.date != read) {
      return {std::nullopt, first, first + 3, true};
    }
    match.date = read;
  }
  return match;
}

std::optional<DateMatch> match_chain(const DateText& text, std::size_t first) {
  const auto chain = chain_at(text, first);
  if (!chain) return std::nullopt;
  const auto& [a, b, c] = chain->numbers;
  const bool begins_with_year =
      a.digits == 4 || text.parts[first].era.has_value();
  const bool needs_year_first =
      chain->separator == ':' || chain->separator == ',';
  if (begins_with_year && has_digits(b, 1, 2) && has_digits(c, 1, 2)) {
    return year_first(text, first, *chain);
  }
  if (needs_year_first || !has_digits(a, 1, 2) || !has_digits(b, 1, 2)) {
    return std::nullopt;
  }
  if (c.digits == 4) return year_last(text, first, *chain);
  const bool is_joined = chain->separator != ' ';
  if (is_joined && has_digits(c, 2, 2)) return short_year(text, first, *chain);
  return std::nullopt;
}

// 20240619, or with a time 202406190545 and 20240619054500.
std::optional<DateMatch> match_compact(const DateText& text,
                                       std::size_t first) {
  const DateToken& token = text.token(text.parts[first]);
  if (token.digits != 8 && token.digits != 12 && token.digits != 14) {
    return std::nullopt;
  }
  std::uint64_t day = token.value;
  for (unsigned digits = token.digits; digits > 8; --digits) day /= 10;
  const auto month = static_cast<unsigned>(day / 100 % 100);
  if (month == 0 || day % 100 == 0) return std::nullopt;
  const auto date =
      gregorian_date({DateCalendar::gregorian, static_cast<int>(day / 10000),
                      month, static_cast<unsigned>(day % 100)});
  if (!date) return std::nullopt;
  return DateMatch{date, first, first + 1};
}

constexpr int buddhist_era = 543;

}  // namespace

int year_of_two_digits(unsigned value) {
  constexpr unsigned first_of_last_century = 50;
  return static_cast<int>(value) +
         (value < first_of_last_century ? 2000 : 1900);
}

int year_of_two_thai_digits(unsigned value) {
  return 2500 + static_cast<int>(value) - buddhist_era;
}

std::optional<int> gregorian_year(const DateText& text, const DatePart& part,
                                  bool is_thai) {
  const DateToken& token = text.token(part);
  if (token.digits > 4) return std::nullopt;
  const int written = static_cast<int>(token.value);
  if (part.era) {
    const int year = written + *part.era;
    if (year >= 1800 && year <= 2199) return year;
  }
  if (token.digits == 2 && part.is_marked_year) {
    return year_of_two_digits(static_cast<unsigned>(written));
  }
  if (token.digits != 4) return std::nullopt;
  const bool is_buddhist = is_thai && written >= 2400 && written < 2700;
  return is_buddhist ? written - buddhist_era : written;
}

std::optional<DateMatch> match_digits(const DateText& text, std::size_t first) {
  if (text.parts[first].is_month()) return std::nullopt;
  if (auto match = match_compact(text, first)) return match;
  return match_chain(text, first);
}

std::optional<DateMatch> match_year(const DateText& text) {
  constexpr std::size_t max_words = 3;
  const auto& parts = text.parts;
  if (parts.empty() || parts.size() > 2 || parts[0].is_month() ||
      text.tokens.size() > parts.size() + max_words) {
    return std::nullopt;
  }
  const DateToken& a = text.token(parts[0]);
  if (separator(a) == "-") return std::nullopt;  // a year before our era
  if (parts.size() == 1) {
    const auto year = gregorian_year(text, parts[0], is_thai(text, 0));
    if (!year) return std::nullopt;
    return DateMatch{gregorian_date({DateCalendar::gregorian, *year}), 0, 1};
  }
  if (parts[1].is_month() || parts[1].first != parts[0].first + 1 ||
      separator(text.token(parts[1])).empty()) {
    return std::nullopt;
  }
  const DateToken& b = text.token(parts[1]);
  const bool year_first = a.digits == 4 && has_digits(b, 1, 2);
  if (!year_first && !(b.digits == 4 && has_digits(a, 1, 2))) {
    return std::nullopt;
  }
  const DateToken& month = year_first ? b : a;
  const auto year =
      gregorian_year(text, parts[year_first ? 0 : 1], is_thai(text, 0));
  if (!year || month.value == 0) return DateMatch{std::nullopt, 0, 2};
  return DateMatch{gregorian_date({DateCalendar::gregorian, *year,
                                   static_cast<unsigned>(month.value)}),
                   0, 2};
}

}  // namespace dateline
