#include "corpus/terms/spaced_row.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

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

bool is_arabic(std::string_view text, std::size_t at) {
  const std::int32_t code = char_at(text, at).code;
  return code >= 0x620 && code <= 0x6D5;
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

// What Persian writes before and behind a word with a space, a zero-width
// non-joiner or nothing: the prefixes of verbs, and the endings of plurals and
// of degrees.
constexpr std::string_view persian_prefixes[] = {"می", "نمی"};
constexpr std::string_view persian_endings[] = {"ها", "های", "هایی", "تر",
                                                "ترین"};

std::size_t end_of_word(std::string_view text, std::size_t at) {
  for (Char c = char_at(text, at); c.continues_word(); c = char_at(text, at)) {
    at = c.end;
  }
  return at;
}

SpacedRow read_persian(std::string_view text, std::size_t begin) {
  const std::size_t end = end_of_word(text, begin);
  const std::size_t next = skip_one_space(text, end);
  const std::size_t next_end = end_of_word(text, next);
  if (next == end || next_end == next || !is_arabic(text, begin) ||
      !is_arabic(text, next)) {
    return {};
  }
  const bool has_prefix =
      std::ranges::find(persian_prefixes, text.substr(begin, end - begin)) !=
      std::end(persian_prefixes);
  const bool has_ending =
      std::ranges::find(persian_endings, text.substr(next, next_end - next)) !=
      std::end(persian_endings);
  return has_prefix || has_ending ? SpacedRow{{begin, next}, next_end}
                                  : SpacedRow();
}

}  // namespace

bool may_begin_persian_row(std::string_view text, std::size_t begin,
                           std::size_t end) {
  // The letters with which all of the endings begin.
  constexpr std::string_view heh = "ه", teh = "ت";
  const auto word = text.substr(begin, end - begin);
  const std::string_view behind = text.substr(std::min(end + 1, text.size()));
  return is_arabic(text, begin) &&
         (behind.starts_with(heh) || behind.starts_with(teh) ||
          std::ranges::find(persian_prefixes, word) !=
              std::end(persian_prefixes));
}

SpacedRow read_spaced_row(std::string_view text, std::size_t begin) {
  if (is_arabic(text, begin)) return read_persian(text, begin);
  const bool is_number = is_ascii_digit(text[begin]);
  if (!is_number) {
    SpacedRow parts = read_spaced_acronym(text, begin);
    if (!parts.begins.empty() && parts.begins.size() <= max_compound_parts) {
      return parts;
    }
  }
  SpacedRow row =
      is_number ? read_thousands(text, begin) : read_model(text, begin);
  return row.begins.size() < 2 || goes_on(text, row.end) ? SpacedRow()
                                                         : std::move(row);
}

bool is_unit(std::string_view folded) {
  // As folding leaves them: "m2" of m².
  constexpr std::string_view units[] = {
      "mm",  "cm",  "dm",  "m",   "km",  "mm2",  "cm2", "m2",  "km2", "cm3",
      "m3",  "km3", "mg",  "g",   "kg",  "kt",   "mt",  "ml",  "cl",  "dl",
      "hl",  "ha",  "kmh", "mph", "kv",  "kw",   "mw",  "gw",  "tw",  "kwh",
      "mwh", "gwh", "twh", "hz",  "khz", "mhz",  "ghz", "kb",  "mb",  "gb",
      "tb",  "mn",  "bn",  "tn",  "mln", "mld",  "mrd", "mio", "mia", "мм",
      "см",  "дм",  "м",   "км",  "мг",  "кг",   "кт",  "мл",  "га",  "вт",
      "квт", "мвт", "гвт", "мкм", "млн", "млрд", "трлн"};
  return std::ranges::find(units, folded) != std::end(units);
}

}  // namespace dateline
