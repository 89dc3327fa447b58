#include "query/engine/parse/date_form.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace dateline {

namespace {

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

}  // namespace

bool is_date_form(std::string_view text) {
  return text == "today" || text == "yesterday" || is_age(text) ||
         is_calendar_date(text);
}

}  // namespace dateline
