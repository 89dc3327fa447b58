#include "corpus/reader/format/article_date.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "corpus/text/calendar.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Dates of other years are taken for mistakes.
bool is_believable(const PartialDate& date) {
  return date.year >= 1000 && date.year <= 2999 && date.exists();
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::find_if_not(text, is_ascii_digit) - text.begin());
}

// Of digits only, at most nine.
unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int year_of(std::string_view digits) {
  return static_cast<int>(number(digits));
}

// What may follow a date of digits: nothing, "T05:45:00Z", " 5:45 PM", "Z",
// "+02:00".
bool is_time_of_day(std::string_view tail) {
  if (tail.empty() || tail == "Z" || tail == "z") return true;
  const bool after_t = tail.front() == 'T' || tail.front() == 't';
  if (!after_t && tail.find(':') == std::string_view::npos) return false;
  return std::string_view("Tt +-").find(tail.front()) != tail.npos &&
         tail.size() > 1 && is_ascii_digit(tail[1]) &&
         tail.find_first_not_of("0123456789:.,+- ZzTtAaPpMmGUC", 1) ==
             tail.npos;
}

// 20240619, or with a time 20240619054500.
std::optional<PartialDate> date_of_eight_digits(std::string_view text) {
  const std::size_t digits = count_digits(text);
  if (digits != 8 && digits != 14) return std::nullopt;
  if (!is_time_of_day(text.substr(digits))) return std::nullopt;
  return PartialDate{year_of(text.substr(0, 4)), number(text.substr(4, 2)),
                     number(text.substr(6, 2))};
}

// Takes one or two digits from the front of `text`, after `separator` if that
// is not 0.
std::optional<unsigned> take_number(std::string_view& text, char separator) {
  std::string_view rest = text;
  if (separator != '\0') {
    if (!rest.starts_with(separator)) return std::nullopt;
    rest.remove_prefix(1);
  }
  const std::size_t digits = count_digits(rest);
  if (digits < 1 || digits > 2) return std::nullopt;
  text = rest.substr(digits);
  return number(rest.substr(0, digits));
}

// 2024, 2024-06, 2024-06-19, 2024/6/19, with or without a time.
std::optional<PartialDate> date_from_year(std::string_view text) {
  if (count_digits(text) != 4) return std::nullopt;
  PartialDate date{year_of(text.substr(0, 4))};
  text.remove_prefix(4);
  if (text.empty()) return date;
  const char separator = text.front();
  if (separator != '-' && separator != '/' && separator != '.') {
    return std::nullopt;
  }
  const auto month = take_number(text, separator);
  if (!month || *month == 0) return std::nullopt;
  date.month = *month;
  if (text.empty()) return date;
  const auto day = take_number(text, separator);
  if (!day || *day == 0 || !is_time_of_day(text)) return std::nullopt;
  date.day = *day;
  return date;
}

// 19.06.2024: with full stops it is day, month, year everywhere.
std::optional<PartialDate> date_from_day(std::string_view text) {
  const auto day = take_number(text, '\0');
  const auto month = day ? take_number(text, '.') : std::nullopt;
  if (!month || !text.starts_with('.')) return std::nullopt;
  text.remove_prefix(1);
  if (count_digits(text) != 4 || !is_time_of_day(text.substr(4))) {
    return std::nullopt;
  }
  return PartialDate{year_of(text.substr(0, 4)), *month, *day};
}

struct MonthName {
  std::string_view name;
  unsigned month;
};
constexpr MonthName month_names[] = {
    {"january", 1},   {"jan", 1},       {"januar", 1},    {"janvier", 1},
    {"jänner", 1},    {"february", 2},  {"feb", 2},       {"februar", 2},
    {"février", 2},   {"march", 3},     {"mar", 3},       {"märz", 3},
    {"mars", 3},      {"april", 4},     {"apr", 4},       {"avril", 4},
    {"may", 5},       {"mai", 5},       {"june", 6},      {"jun", 6},
    {"juni", 6},      {"juin", 6},      {"july", 7},      {"jul", 7},
    {"juli", 7},      {"juillet", 7},   {"august", 8},    {"aug", 8},
    {"août", 8},      {"september", 9}, {"sep", 9},       {"sept", 9},
    {"septembre", 9}, {"october", 10},  {"oct", 10},      {"oktober", 10},
    {"octobre", 10},  {"november", 11}, {"nov", 11},      {"novembre", 11},
    {"december", 12}, {"dec", 12},      {"dezember", 12}, {"décembre", 12},
};

std::optional<unsigned> month_named(std::string_view word) {
  const auto* found = std::ranges::find(month_names, word, &MonthName::name);
  if (found == std::end(month_names)) return std::nullopt;
  return found->month;
}

constexpr std::string_view weekdays[] = {
    "mon",       "tue",      "tues",       "wed",      "thu",     "thur",
    "thurs",     "fri",      "sat",        "sun",      "monday",  "tuesday",
    "wednesday", "thursday", "friday",     "saturday", "sunday",  "montag",
    "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonnabend",
    "sonntag",   "lundi",    "mardi",      "mercredi", "jeudi",   "vendredi",
    "samedi",    "dimanche"};

// Words that go with a time of day.
constexpr std::string_view clock_words[] = {
    "a.m", "p.m", "am",   "pm",  "at",  "um",  "uhr", "|",   "-",   "gmt",
    "utc", "z",   "est",  "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
    "bst", "cet", "cest", "et",  "ist", "jst", "kst", "msk"};

bool is_time_or_zone(std::string_view word) {
  if (std::ranges::find(clock_words, word) != std::end(clock_words)) {
    return true;
  }
  const bool offset = word.size() == 5 &&
                      (word.front() == '+' || word.front() == '-') &&
                      count_digits(word.substr(1)) == 4;
  const bool clock =
      is_ascii_digit(word.front()) && word.find(':') != std::string_view::npos;
  return offset || clock;
}

// Lower-case words without the commas, full stops and brackets around them;
// weekdays and times of day are left out.
std::vector<std::string> date_words(std::string_view text) {
  constexpr std::string_view separators = " \t\r\n,()\u00a0";
  std::vector<std::string> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(separators);
    if (begin == std::string_view::npos) return words;
    const std::size_t end =
        std::min(text.find_first_of(separators, begin), text.size());
    std::string word = ascii_lower(text.substr(begin, end - begin));
    text.remove_prefix(end);
    if (word.ends_with('.')) word.pop_back();
    if (word.empty() || is_time_or_zone(word)) continue;
    if (std::ranges::find(weekdays, word) != std::end(weekdays)) continue;
    words.push_back(std::move(word));
  }
}

// 19, 19th, 1er; nothing if it is no day.
std::optional<unsigned> day_of(std::string_view word) {
  const std::size_t digits = count_digits(word);
  if (digits < 1 || digits > 2) return std::nullopt;
  const std::string_view ending = word.substr(digits);
  const unsigned day = number(word.substr(0, digits));
  if (day == 0) return std::nullopt;
  for (const std::string_view ordinal : {"", "st", "nd", "rd", "th", "er"}) {
    if (ending == ordinal) return day;
  }
  return std::nullopt;
}

// "19 June 2024", "June 19, 2024", "June 2024".
std::optional<PartialDate> date_with_month_name(std::string_view text) {
  constexpr std::size_t max_bytes = 60;
  if (text.size() > max_bytes) return std::nullopt;
  std::vector<std::string> words = date_words(text);
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  const std::string year = std::move(words.back());
  words.pop_back();
  if (year.size() != 4 || count_digits(year) != 4) return std::nullopt;
  if (words.size() == 2 && month_named(words[1])) {
    std::swap(words[0], words[1]);
  }
  const auto month = month_named(words[0]);
  if (!month) return std::nullopt;
  if (words.size() == 1) return PartialDate{year_of(year), *month};
  const auto day = day_of(words[1]);
  if (!day) return std::nullopt;
  return PartialDate{year_of(year), *month, *day};
}

}  // namespace

std::string iso_date(std::string_view text) {
  const std::string_view written = trimmed(text);
  for (const auto reading : {date_of_eight_digits, date_from_year,
                             date_from_day, date_with_month_name}) {
    const auto date = reading(written);
    if (date) return is_believable(*date) ? date->iso() : "";
  }
  return "";
}

}  // namespace dateline
