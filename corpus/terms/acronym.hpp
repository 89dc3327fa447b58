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
// letters that differ. Abbreviations that stand before a name make none:
// "St.J". A name may follow two initials without a space, and is no part of
// them: "J.K.Rowling".
AcronymReading read_acronym(std::string_view text, std::size_t begin);

// Where words stand side by side that are written as one, too: "J. K." of
// J. K. Rowling beside J.K. and JK, "1 000 000", "F 16". One character of white
// space stands between two.
struct SpacedRow {
  std::vector<std::size_t> begins;  // of its words, in bytes; two or more
  std::size_t end = 0;              // behind the last of them and its stop
};

// Reads the parts of an acronym, each with its stop, from the letter at `begin`
// on: "J. K.", "Ph. D."; without words if there are no two.
SpacedRow read_spaced_acronym(std::string_view text, std::size_t begin);

// Past the white space of one character at `at`; `at` if there is none or more.
std::size_t skip_one_space(std::string_view text, std::size_t at);

}  // namespace dateline
