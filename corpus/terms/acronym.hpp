#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A word with full stops between its parts.
struct Acronym {
  std::string letters;  // without the stops: "UN", "PhD"
  std::size_t end = 0;  // in bytes, behind the last stop
};

// Reads the acronym that begins with the letter at `begin`. Its parts are
// single letters (U.N., u.n, U.S.A.), a capital twice (EE.UU.), two letters
// that stand for the beginning of a word (Ph.D., M.Sc., ph.d.), or a field of
// study (D.Phil., Pharm.D). The last stop may be missing, but not behind two
// letters that differ. Abbreviations that
// stand before a name make none: "St.J".
std::optional<Acronym> read_acronym(std::string_view text, std::size_t begin);

}  // namespace dateline
