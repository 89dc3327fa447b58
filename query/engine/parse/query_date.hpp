#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Whether `text` is a date that a query may name: YYYY, YYYY-MM, YYYY-MM-DD,
// `today`, `yesterday`, or an age of up to four digits: 7d, 2w, 3m, 1y.
bool is_query_date(std::string_view text);

// The canonical form, "2020..2021", of a range of such dates, of which one end
// may be missing; Recoll's "2020/2021" is read too. "" if `text` is none.
std::string query_period(std::string_view text);

// A range of dates as the index stores them (YYYYMMDD, YYYYMM or YYYY), which
// are compared as strings. Both ends belong to the range; an end of "" is open.
struct DateRange {
  std::string from;
  std::string to;

  bool open() const { return from.empty() && to.empty(); }
  // Whether a stored date is in the range; an empty date never is.
  bool holds(std::string_view date_value) const;
};

// The range that a condition on a query date names. Ages such as 7d count back
// from `today` (YYYY-MM-DD). Each throws QueryError if `date` is no query date.
//
// `after` begins on the first day of the date and `before` ends on the day
// before it, so that after:2024 before:2025 is the whole of 2024.
DateRange dates_after(std::string_view date, const std::string& today);
DateRange dates_before(std::string_view date, const std::string& today);
// `date` may be a range here, which lasts to the last day of its second date.
DateRange dates_on(std::string_view date, const std::string& today);
// The range that ends on the last day of the date.
DateRange dates_until(std::string_view date, const std::string& today);

// The local date, YYYY-MM-DD.
std::string today();

}  // namespace dateline
