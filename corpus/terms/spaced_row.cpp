#include "corpus/terms/spaced_row.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "corpus/terms/acronym.hpp"
#include "corpus/terms/analyser.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Whether what stands behind a number is part of it, or joined to it in another
// way than by a hyphen: "16th", "16.5".
bool goes_on(std::string_view text, std::size_t at) {
  constexpr std::string_view joiners = ".,@&+_/:'";
  const Char behind = char_at(text, at);
  return behind.continues_word() ||
         (at < text.size() && joiners.find(text[at]) != joiners.npos &&
          char_at(text, behind.end).in_word());
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at;
}

// A row that has other groups too is no number, but one of a telephone.
SpacedRow read_thousands(std::string_view text, std::size_t begin) {
  constexpr std::size_t group_digits = 3;
  std::size_t end = end_of_digits(text, begin);
  if (end - begin > group_digits || text[begin] == '0') return {};
  SpacedRow row{{begin}, end};
  for (std::size_t at = skip_one_space(text, end); at > end;
       at = skip_one_space(text, end)) {
    const std::size_t group_end = end_of_digits(text, at);
    if (group_end == at) break;
    if (group_end - at != group_digits ||
        row.begins.size() == max_compound_parts) {
      return {};
    }
    row.begins.push_back(at);
    row.end = end = group_end;
  }
  return row;
}

SpacedRow read_model(std::string_view text, std::size_t begin) {
  constexpr std::size_t max_digits = 3;
  const std::size_t end = begin + 1;
  const std::size_t number = skip_one_space(text, end);
  const std::size_t number_end = end_of_digits(text, number);
  if (text[begin] < 'A' || text[begin] > 'Z' || number == end ||
      number_end == number || number_end - number > max_digits) {
    return {};
  }
  return {{begin, number}, number_end};
}

}  // namespace

SpacedRow read_spaced_row(std::string_view text, std::size_t begin) {
  const bool is_number = is_ascii_digit(text[begin]);
  if (!is_number) {
    SpacedParts parts = read_spaced_acronym(text, begin);
    if (!parts.begins.empty() && parts.begins.size() <= max_compound_parts) {
      return {std::move(parts.begins), parts.end};
    }
  }
  SpacedRow row =
      is_number ? read_thousands(text, begin) : read_model(text, begin);
  return row.begins.size() < 2 || goes_on(text, row.end) ? SpacedRow()
                                                         : std::move(row);
}

bool is_unit(std::string_view folded) {
  // As folding leaves them: "m2" of m².
  static const std::unordered_set<std::string_view> units = {
      "mm",  "cm",  "dm",  "m",   "km",  "mm2", "cm2",  "m2",  "km2", "cm3",
      "m3",  "km3", "mg",  "g",   "kg",  "t",   "kt",   "mt",  "ml",  "cl",
      "dl",  "l",   "hl",  "ha",  "kmh", "mph", "hp",   "ps",  "cv",  "v",
      "kv",  "w",   "kw",  "mw",  "gw",  "tw",  "kwh",  "mwh", "gwh", "twh",
      "hz",  "khz", "mhz", "ghz", "kb",  "mb",  "gb",   "tb",  "k",   "mn",
      "bn",  "tn",  "mln", "mld", "mrd", "mio", "mia",  "am",  "pm",  "h",
      "min", "ft",  "lb",  "lbs", "oz",  "мм",  "см",   "дм",  "м",   "км",
      "мг",  "г",   "кг",  "т",   "кт",  "мл",  "л",    "га",  "в",   "вт",
      "квт", "мвт", "гвт", "мкм", "ч",   "млн", "млрд", "трлн"};
  return units.contains(folded);
}

}  // namespace dateline
