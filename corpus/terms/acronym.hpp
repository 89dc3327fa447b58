#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A word with full stops between its parts.
struct Acronym {
  std::string letters;  // without the stops: "UN", "PhD"
  std::size_t end = 0;  // in bytes, behind the last stop
};

// What was found where an acronym may begin.
struct AcronymReading {
  std::optional<Acronym> acronym;
  // No acronym begins between there and here, in bytes. So a row of letters
  // with stops that is too long for an acronym is read once, and not again from
  // each of its letters.
  std::size_t next_begin = 0;
};

// Reads the acronym that begins with the letter at `begin`. Its parts are
// single letters (U.N., u.n, U.S.A.), a capital twice (EE.UU.), two letters
// that stand for the beginning of a word (Ph.D., M.Sc., ph.d.), or a field of
// study (D.Phil., Pharm.D). The last stop may be missing, but not behind two
// letters that differ. Abbreviations that
// stand before a name make none: "St.J". A name may follow two initials without
// a space, which is no part of them: "J.K.Rowling".
AcronymReading read_acronym(std::string_view text, std::size_t begin);

// The parts of an acronym that stand apart, "J. K." and "Ph. D.", each with its
// stop: where they begin, and where the last one ends. One character of white
// space stands between two. There are two or more, or none.
struct SpacedParts {
  std::vector<std::size_t> begins;  // in bytes, as `end`
  std::size_t end = 0;
};

// Reads those that begin with the letter at `begin`.
SpacedParts read_spaced_acronym(std::string_view text, std::size_t begin);

// Past the white space of one character at `at`; `at` if there is none or more.
std::size_t skip_one_space(std::string_view text, std::size_t at);

}  // namespace dateline
