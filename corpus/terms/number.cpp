#include "corpus/terms/number.hpp"

#include <unicode/dcfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/text/char_class.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// One separator and the digits behind it.
struct Group {
  char separator;  // ' ' for any space, '\'' for any apostrophe and the Arabic
                   // separator of thousands, '|' for the Arabic decimal mark
  std::size_t begin, end;
  unsigned digits;
};

char separator_of(const Char& c) {
  switch (c.code) {
    case '.':
    case 0xFF0E:
      return '.';
    case ',':
    case 0xFF0C:
      return ',';
    case 0xA0:
    case 0x2007:
    case 0x2008:
    case 0x2009:
    case 0x202F:
      return ' ';
    case 0x66B:
      return '|';
    case 0x66C:
      return '\'';
    case 0x2032:  // minutes or feet
      return 0;
    default:
      return c.kind == CharClass::apostrophe ? '\'' : 0;
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

// How many of the groups make an Indian number, whose groups have two digits
// but for the last: 1,50,000.
std::size_t count_indian(const std::vector<Group>& groups,
                         unsigned digit_count) {
  constexpr unsigned max_first_digits = 2;
  const char separator = groups.front().separator;
  if (digit_count > max_first_digits ||
      (separator != ',' && separator != '\'')) {
    return 0;
  }
  const auto last =
      std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
        return group.separator != separator || group.digits != 2;
      });
  if (last == groups.begin() || last == groups.end() ||
      last->separator != separator || last->digits != 3) {
    return 0;
  }
  const bool goes_on =
      last + 1 != groups.end() && (last + 1)->separator == separator;
  return goes_on ? 0 : static_cast<std::size_t>(last - groups.begin()) + 1;
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
  if (separator == '|') {
    return 0;
  }
  if (const std::size_t indian = count_indian(groups, digit_count)) {
    return indian;
  }
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
  const bool is_mark = separator == '.' || separator == ',' || separator == '|';
  const bool repeats =
      index + 1 < groups.size() && groups[index + 1].separator == separator;
  return is_mark && !repeats;
}

// Whether the digits at `begin` go on a row such as 19.06.2024, whose first
// number took no separators. The digits may be of any script.
bool continues_row(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const std::size_t at = code_point_before(text, begin).begin;
  const char separator = separator_of(char_at(text, at));
  if (at == 0 || (separator != '.' && separator != ',')) return false;
  const CodePoint before = code_point_before(text, at);
  return char_at(text, before.begin).kind == CharClass::digit;
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
  if (language.empty()) {
    return false;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(
      icu::Locale(std::string(language).c_str()), status);
  return U_SUCCESS(status) &&
         symbols.getConstSymbol(
             icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == ",";
}

}  // namespace dateline
