#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A date of the Gregorian calendar whose day, or whose day and month, may be
// unknown. Years have four digits.
struct PartialDate {
  int year = 0;
  unsigned month = 0;  // 0 if it is not known
  unsigned day = 0;    // 0 if it is not known, as where the month is not

  // Whether the calendar has it: not 2024-02-30.
  bool exists() const;

  // 2024 begins on 2024-01-01.
  std::chrono::sys_days first_day() const;

  // The same without the day, and without day and month.
  PartialDate of_month() const { return {year, month, 0}; }
  PartialDate of_year() const { return {year, 0, 0}; }

  // The day, the month or the year behind it.
  PartialDate next() const;

  // YYYY-MM-DD, YYYY-MM or YYYY.
  std::string iso() const;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes <=> for a 0.
  auto operator<=>(const PartialDate&) const = default;
};

// A whole date. Days before the year 0 become its first, so that all have four
// digits.
PartialDate date_of(std::chrono::sys_days day);

// What these strings say; nothing for any other string, and for a date that
// does not exist. The second is how the index writes dates.
std::optional<PartialDate> parse_iso_date(std::string_view text);  // 2024-06-19
std::optional<PartialDate> parse_date_digits(
    std::string_view text);  // 20240619

// So many months before a day: 3 months before 31 May is the last of February.
std::chrono::sys_days months_before(std::chrono::sys_days day, int months);

// Today by the local clock.
std::chrono::sys_days local_day();

}  // namespace dateline
