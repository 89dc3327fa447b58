#include "corpus/terms/number.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "corpus/text/char_class.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 38> decimal_comma_languages{
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el",
    "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is",
    "it", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro",
    "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"};

// One separator and the digits behind it.
struct Group {
  char separator;  // ' ' for any space, '\'' for any apostrophe
  std::size_t begin, end;
  unsigned digits;
};

char separator_of(const Char& c) {
  if (c.kind == CharClass::apostrophe) {
    return '\'';
  }
  switch (c.code) {
    case '.':
    case ',':
      return static_cast<char>(c.code);
    case 0xA0:
    case 0x2009:
    case 0x202F:
      return ' ';
    default:
      return 0;
  }
}

// The digits that begin at `at`, as a group without a separator.
Group digits_at(std::string_view text, std::size_t at) {
  Group group{0, at, at, 0};
  for (Char c = char_at(text, at); c.kind == CharClass::digit;
       c = char_at(text, group.end)) {
    group.end = c.end;
    ++group.digits;
  }
  return group;
}

// No number has more groups; a list of a million numbers does.
constexpr std::size_t max_groups = 8;

std::vector<Group> groups_after(std::string_view text, std::size_t at) {
  std::vector<Group> groups;
  while (groups.size() < max_groups) {
    const char separator = separator_of(char_at(text, at));
    if (separator == 0) {
      break;
    }
    Group group = digits_at(text, char_at(text, at).end);
    if (group.digits == 0) {
      break;
    }
    group.separator = separator;
    at = group.end;
    groups.push_back(group);
  }
  return groups;
}

// How many of the groups are thousands: all of three digits behind the same
// separator, and not a decimal fraction.
std::size_t count_thousands(const std::vector<Group>& groups,
                            std::string_view first_digits, unsigned digit_count,
                            bool decimal_comma) {
  if (groups.empty() || digit_count > 3 || first_digits == "0") {
    return 0;
  }
  const char separator = groups.front().separator;
  const auto stop =
      std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
        return group.separator != separator || group.digits != 3;
      });
  const auto count = static_cast<std::size_t>(stop - groups.begin());
  const bool marks_fractions = separator == (decimal_comma ? ',' : '.');
  if (stop != groups.end() && stop->separator == separator) {
    return 0;  // a date, a list, an address
  }
  return marks_fractions && count == 1 ? 0 : count;
}

bool is_fraction(const std::vector<Group>& groups, std::size_t index) {
  if (index >= groups.size()) {
    return false;
  }
  const char separator = groups[index].separator;
  const bool is_mark = separator == '.' || separator == ',';
  const bool repeats =
      index + 1 < groups.size() && groups[index + 1].separator == separator;
  return is_mark && !repeats;
}

// Whether the digits at `begin` go on a row such as 19.06.2024, whose first
// number took no separators.
bool continues_row(std::string_view text, std::size_t begin) {
  return begin >= 2 && (text[begin - 1] == '.' || text[begin - 1] == ',') &&
         char_at(text, begin - 2).kind == CharClass::digit;
}

}  // namespace

Number read_number(std::string_view text, std::size_t begin,
                   bool decimal_comma) {
  const Group whole = digits_at(text, begin);
  Number number;
  number.end = whole.end;
  number.plain = text.substr(begin, whole.end - begin);
  if (continues_row(text, begin)) {
    return number;
  }
  const std::vector<Group> groups = groups_after(text, whole.end);
  const std::size_t thousands =
      count_thousands(groups, number.plain, whole.digits, decimal_comma);
  const auto take = [&](const Group& group) {
    number.plain += text.substr(group.begin, group.end - group.begin);
    number.end = group.end;
    number.separated = true;
  };
  for (std::size_t i = 0; i < thousands; ++i) {
    take(groups[i]);
  }
  if (is_fraction(groups, thousands)) {
    number.plain += '.';
    take(groups[thousands]);
  }
  return number;
}

bool has_decimal_comma(std::string_view language) {
  return std::binary_search(decimal_comma_languages.begin(),
                            decimal_comma_languages.end(), language);
}

}  // namespace dateline
