#include "query/engine/parse/query_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "corpus/index/index_schema.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr char after_all_digits = '~';

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_age(std::string_view text) {
  if (text.size() < 2 || text.size() > 5) return false;
  return std::string_view("dwmy").find(text.back()) != text.npos &&
         all_digits(text.substr(0, text.size() - 1));
}

// The number in `text` from `at`; `otherwise` if the text ends before.
int number(std::string_view text, std::size_t at, std::size_t digits,
           int otherwise) {
  if (at >= text.size()) return otherwise;
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + digits, value);
  return value;
}

// Whether `text` is `model`, in which 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view model) {
  return std::ranges::equal(text, model, [](char c, char m) {
    return m == '0' ? c >= '0' && c <= '9' : c == m;
  });
}

bool is_calendar_date(std::string_view text) {
  if (!has_shape(text, "0000") && !has_shape(text, "0000-00") &&
      !has_shape(text, "0000-00-00")) {
    return false;
  }
  const std::chrono::year_month_day date{
      std::chrono::year{number(text, 0, 4, 0)},
      std::chrono::month{static_cast<unsigned>(number(text, 5, 2, 1))},
      std::chrono::day{static_cast<unsigned>(number(text, 8, 2, 1))}};
  return date.ok();
}

year_month_day read_day(const std::string& iso) {
  return std::chrono::year(std::stoi(iso.substr(0, 4))) /
         std::stoi(iso.substr(5, 2)) / std::stoi(iso.substr(8, 2));
}

std::string write_day(const year_month_day& day) {
  std::array<char, 32> text{};
  std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

// 3 months before 31 May is the last of February.
year_month_day months_before(const year_month_day& day, int count) {
  const year_month_day moved = day - std::chrono::months(count);
  return moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last;
}

std::string date_before_age(std::string_view text, const std::string& today) {
  const int count = std::stoi(std::string(text.substr(0, text.size() - 1)));
  const year_month_day day = read_day(today);
  switch (text.back()) {
    case 'd':
      return write_day(sys_days(day) - days(count));
    case 'w':
      return write_day(sys_days(day) - days(7 * count));
    case 'm':
      return write_day(months_before(day, count));
    default:
      return write_day(months_before(day, 12 * count));
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

}  // namespace

bool is_query_date(std::string_view text) {
  return text == "today" || text == "yesterday" || is_age(text) ||
         is_calendar_date(text);
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
  const std::string first_day =
      iso + std::string("-01-01").substr(iso.size() == 4   ? 0
                                         : iso.size() == 7 ? 3
                                                           : 6);
  const auto day_before = write_day(sys_days(read_day(first_day)) - days(1));
  return {"", schema::date_value(day_before) + after_all_digits};
}

DateRange dates_until(std::string_view date, const std::string& today) {
  return {"", schema::date_value(resolve(date, today)) + after_all_digits};
}

DateRange dates_on(std::string_view date, const std::string& today) {
  return {schema::date_value(resolve(date, today)),
          dates_until(date, today).to};
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return write_day(std::chrono::year(local.tm_year + 1900) /
                   (local.tm_mon + 1) / local.tm_mday);
}

}  // namespace dateline
