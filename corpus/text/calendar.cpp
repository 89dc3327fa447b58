#include "corpus/text/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::size_t year_digits = 4;

// The first day of what the date says.
year_month_day first_of(const PartialDate& date) {
  return {std::chrono::year(date.year),
          std::chrono::month(std::max(date.month, 1u)),
          std::chrono::day(std::max(date.day, 1u))};
}

// Of digits only.
int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Takes two digits that stand behind `separator` from the front of `text`.
std::optional<unsigned> take_two_digits(std::string_view& text,
                                        std::string_view separator) {
  constexpr std::size_t digits = 2;
  if (!text.starts_with(separator)) return std::nullopt;
  const std::string_view written = text.substr(separator.size(), digits);
  if (written.size() != digits ||
      !std::ranges::all_of(written, is_ascii_digit)) {
    return std::nullopt;
  }
  text.remove_prefix(separator.size() + digits);
  const int value = number(written);
  // 0 would mean "not known".
  return value == 0 ? std::nullopt
                    : std::optional(static_cast<unsigned>(value));
}

std::optional<PartialDate> parse(std::string_view text,
                                 std::string_view separator) {
  const std::string_view year = text.substr(0, year_digits);
  if (year.size() != year_digits ||
      !std::ranges::all_of(year, is_ascii_digit)) {
    return std::nullopt;
  }
  PartialDate date{number(year)};
  text.remove_prefix(year_digits);
  for (unsigned* part : {&date.month, &date.day}) {
    if (text.empty()) break;
    const auto value = take_two_digits(text, separator);
    if (!value) return std::nullopt;
    *part = *value;
  }
  return text.empty() && date.exists() ? std::optional(date) : std::nullopt;
}

void append_digits(std::string& text, unsigned number, std::size_t width) {
  const std::string digits = std::to_string(number);
  text.append(width - std::min(width, digits.size()), '0') += digits;
}

}  // namespace

bool PartialDate::exists() const { return first_of(*this).ok(); }

sys_days PartialDate::first_day() const { return first_of(*this); }

PartialDate PartialDate::next() const {
  if (month == 0) return {year + 1, 0, 0};
  if (day != 0) return date_of(first_day() + std::chrono::days(1));
  const year_month_day moved = first_of(*this) + std::chrono::months(1);
  return date_of(moved).of_month();
}

std::string PartialDate::iso() const {
  std::string text;
  append_digits(text, static_cast<unsigned>(year), year_digits);
  for (const unsigned part : {month, day}) {
    if (part == 0) break;
    append_digits(text += '-', part, 2);
  }
  return text;
}

PartialDate date_of(sys_days day) {
  constexpr sys_days earliest = std::chrono::year(0) / std::chrono::January / 1;
  const year_month_day date(std::max(day, earliest));
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

std::optional<PartialDate> parse_iso_date(std::string_view text) {
  return parse(text, "-");
}

std::optional<PartialDate> parse_date_digits(std::string_view text) {
  return parse(text, "");
}

sys_days months_before(sys_days day, int months) {
  const year_month_day moved =
      year_month_day(day) - std::chrono::months(months);
  return moved.ok()
             ? sys_days(moved)
             : sys_days(moved.year() / moved.month() / std::chrono::last);
}

sys_days local_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) /
         local.tm_mday;
}

}  // namespace dateline
