#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Dates as the index has them (YYYYMMDD, YYYYMM, YYYY), compared as strings;
// both ends belong to it, "" is open.
struct DateRange {
  std::string from;
  std::string to;

  bool open() const { return from.empty() && to.empty(); }
  bool holds(std::string_view date_value) const;  // never an empty date
};

// `date` is YYYY, YYYY-MM, YYYY-MM-DD, `today`, `yesterday`, or 7d, 2w, 3m, 1y
// before `today` (YYYY-MM-DD). Each throws QueryError if it is none.
//
// after:2024 before:2025 is the whole of 2024: after begins where the date
// does, before ends there.
DateRange dates_after(std::string_view date, const std::string& today);
DateRange dates_before(std::string_view date, const std::string& today);
DateRange dates_on(std::string_view date, const std::string& today);
// To the date's end: the counterpart of dates_after.
DateRange dates_until(std::string_view date, const std::string& today);

// The local date, YYYY-MM-DD.
std::string today();

}  // namespace dateline
