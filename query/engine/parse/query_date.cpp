#include "query/engine/parse/query_date.hpp"

#include <algorithm>
#include <chrono>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/calendar.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using std::chrono::days;

constexpr char after_all_digits = '~';

bool is_age(std::string_view text) {
  if (text.size() < 2 || text.size() > 5) return false;
  return std::string_view("dwmy").find(text.back()) != text.npos &&
         std::ranges::all_of(text.substr(0, text.size() - 1), is_ascii_digit);
}

// The first day of a date written YYYY, YYYY-MM or YYYY-MM-DD.
std::chrono::sys_days first_day(const std::string& iso) {
  return parse_iso_date(iso).value().first_day();
}

std::string date_before_age(std::string_view text, const std::string& today) {
  const int count = std::stoi(std::string(text.substr(0, text.size() - 1)));
  const std::chrono::sys_days day = first_day(today);
  switch (text.back()) {
    case 'd':
      return date_of(day - days(count)).iso();
    case 'w':
      return date_of(day - days(7 * count)).iso();
    case 'm':
      return date_of(months_before(day, count)).iso();
    default:
      return date_of(months_before(day, 12 * count)).iso();
  }
}

std::string resolve(std::string_view text, const std::string& today) {
  if (!is_query_date(text)) {
    throw QueryError("cannot use '" + std::string(text) +
                         "' as a date: write YYYY, YYYY-MM, YYYY-MM-DD, today, "
                         "yesterday, or 7d, 2w, 3m, 1y",
                     0);
  }
  if (text == "today") {
    return today;
  }
  if (text == "yesterday") {
    return date_before_age("1d", today);
  }
  const bool is_relative = text.find_first_of("dwmy") != text.npos;
  return is_relative ? date_before_age(text, today) : std::string(text);
}

// The least value that belongs to the date: an article of June 2024, of which
// the day is not known, counts as of its first.
std::string first_value(const std::string& iso) {
  std::string value = schema::date_value(iso);
  while (value.size() > 4 && value.ends_with("01")) {
    value.resize(value.size() - 2);
  }
  return value;
}

constexpr std::string_view period_mark = "..";

}  // namespace

bool is_query_date(std::string_view text) {
  return text == "today" || text == "yesterday" || is_age(text) ||
         parse_iso_date(text);
}

std::string query_period(std::string_view text) {
  for (const std::string_view mark : {period_mark, std::string_view("/")}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const std::string_view from = text.substr(0, at);
    const std::string_view to = text.substr(at + mark.size());
    const bool is_period = (from.empty() || is_query_date(from)) &&
                           (to.empty() || is_query_date(to)) &&
                           !(from.empty() && to.empty());
    return is_period ? std::string(from).append(period_mark).append(to) : "";
  }
  return "";
}

bool DateRange::holds(std::string_view date_value) const {
  return !date_value.empty() && date_value >= from &&
         (to.empty() || date_value <= to);
}

DateRange dates_after(std::string_view date, const std::string& today) {
  return {first_value(resolve(date, today)), ""};
}

DateRange dates_before(std::string_view date, const std::string& today) {
  const std::string iso = resolve(date, today);
  const std::string day_before = date_of(first_day(iso) - days(1)).iso();
  return {"", schema::date_value(day_before) + after_all_digits};
}

DateRange dates_until(std::string_view date, const std::string& today) {
  return {"", schema::date_value(resolve(date, today)) + after_all_digits};
}

DateRange dates_on(std::string_view date, const std::string& today) {
  if (const std::string period = query_period(date); !period.empty()) {
    const std::size_t mark = period.find(period_mark);
    const std::string from = period.substr(0, mark);
    const std::string to = period.substr(mark + period_mark.size());
    return {from.empty() ? "" : dates_after(from, today).from,
            to.empty() ? "" : dates_until(to, today).to};
  }
  return {schema::date_value(resolve(date, today)),
          dates_until(date, today).to};
}

std::string today() { return date_of(local_day()).iso(); }

}  // namespace dateline
