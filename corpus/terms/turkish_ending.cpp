#include "corpus/terms/turkish_ending.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/fold.hpp"

namespace dateline {
namespace {

// Folded, so that i stands for i and dotless i, u for u and u with dots.
constexpr std::array<std::string_view, 2> plurals{"lar", "ler"};
constexpr std::array<std::string_view, 8> derivations{
    "li", "lu", "lik", "luk", "siz", "suz", "ci", "cu"};
constexpr std::array<std::string_view, 53> cases{
    "a",      "e",      "i",      "u",     "ya",    "ye",    "yi",    "yu",
    "na",     "ne",     "ni",     "nu",    "in",    "un",    "nin",   "nun",
    "da",     "de",     "ta",     "te",    "nda",   "nde",   "dan",   "den",
    "tan",    "ten",    "ndan",   "nden",  "la",    "le",    "yla",   "yle",
    "ca",     "ce",     "nca",    "nce",   "si",    "su",    "sina",  "sine",
    "sini",   "sunu",   "suna",   "sinin", "sunun", "sinda", "sinde", "sunda",
    "sindan", "sinden", "sundan", "imiz",  "umuz"};
constexpr std::array<std::string_view, 31> tails{
    "ki",  "kiler", "kilerin", "kinin", "kine", "kini",   "kinden", "dir",
    "dur", "tir",   "tur",     "di",    "du",   "ti",     "tu",     "ydi",
    "ydu", "mis",   "mus",     "ymis",  "ymus", "se",     "sa",     "yse",
    "ysa", "ken",   "yken",    "yim",   "yiz",  "dirlar", "dirler"};

// Whether an ending is such a rest, or one of the parts with such a rest
// behind.
template <typename Parts, typename IsRest>
bool is_rest_behind_one(std::string_view ending, const Parts& parts,
                        IsRest is_rest) {
  return is_rest(ending) || std::ranges::any_of(parts, [&](auto part) {
           return ending.starts_with(part) &&
                  is_rest(ending.substr(part.size()));
         });
}

}  // namespace

bool is_turkish_ending(std::string_view letters) {
  constexpr std::size_t max_bytes = 24;
  if (letters.empty() || letters.size() > max_bytes) return false;
  const std::string folded = fold_text(letters);
  const auto is_end = [](std::string_view rest) { return rest.empty(); };
  const auto is_tail = [&](std::string_view rest) {
    return is_rest_behind_one(rest, tails, is_end);
  };
  const auto is_case = [&](std::string_view rest) {
    return is_rest_behind_one(rest, cases, is_tail);
  };
  const auto is_plural = [&](std::string_view rest) {
    return is_rest_behind_one(rest, plurals, is_case);
  };
  return is_rest_behind_one(std::string_view(folded), derivations, is_plural);
}

}  // namespace dateline
