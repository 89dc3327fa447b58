#include "corpus/reader/html/day_in_address.hpp"

#include <cstddef>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// A number in a path, [begin, end); empty at a character that is no digit.
struct PathNumber {
  int value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t digits() const { return end - begin; }
};

PathNumber number_at(std::string_view path, std::size_t begin) {
  PathNumber number{0, begin, begin};
  while (number.end < path.size() && is_ascii_digit(path[number.end]) &&
         number.digits() < 9) {
    number.value = number.value * 10 + (path[number.end++] - '0');
  }
  return number;
}

std::string iso_day(int year, int month, int day) {
  if (year < 1990 || year > 2050 || month < 1 || month > 12 || day < 1 ||
      day > 31) {
    return "";
  }
  const auto two = [](int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

// The day whose first number this is: "2020/07/18", "20200718".
std::string day_from(std::string_view path, const PathNumber& first) {
  if (first.digits() == 8) {
    return iso_day(first.value / 10000, first.value / 100 % 100,
                   first.value % 100);
  }
  if (first.digits() != 4) return "";
  const PathNumber month = number_at(path, first.end + 1);
  const PathNumber day = number_at(path, month.end + 1);
  if (month.digits() > 2 || day.digits() > 2 || day.end > path.size()) {
    return "";
  }
  const char parting = path[first.end];
  const bool is_parted =
      std::string_view("/-_").find(parting) != std::string_view::npos &&
      path[month.end] == parting;
  return is_parted ? iso_day(first.value, month.value, day.value) : "";
}

}  // namespace

std::string day_in_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  const std::size_t begin =
      scheme == address.npos ? 0 : address.find('/', scheme + 3);
  if (begin == address.npos) return "";
  const std::string_view path =
      address.substr(begin, address.find_first_of("?#") - begin);
  for (std::size_t at = 0; at < path.size();) {
    const PathNumber number = number_at(path, at);
    const std::string day = day_from(path, number);
    if (!day.empty()) return day;
    at = path.find_first_not_of("0123456789", at);
    if (at == path.npos) break;
    at = path.find_first_of("0123456789", at);
  }
  return "";
}

}  // namespace dateline
