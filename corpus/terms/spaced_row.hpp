#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/terms/acronym.hpp"

namespace dateline {

// Reads the row that begins with the letter or digit at `begin`; without words
// if none does. White space of one character stands between its words, which
// are
// - initials and parts of acronyms, each with a stop behind it: "U. S.",
//   "EE. UU.", "z. B.", "Ph. D.";
// - groups of three digits behind one to three: "12 500";
// - a capital and a number of up to three digits: "F 16", "G 20";
// - a Persian verb and its prefix, or a word and its ending: "می رود".
SpacedRow read_spaced_row(std::string_view text, std::size_t begin);

// Whether the word from `begin` to `end` may begin such a row in Persian.
bool may_begin_persian_row(std::string_view text, std::size_t begin,
                           std::size_t end);

// Whether folded letters stand for a unit, which people write behind a number
// with a space and without one: "5 km", "800 MW", "1.5 bn".
bool is_unit(std::string_view folded);

}  // namespace dateline
