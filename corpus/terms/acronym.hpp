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
// single letters (U.N., u.n, U.S.A.), a capital twice (EE.UU.), or two letters
// that stand for the beginning of a word (Ph.D., M.Sc., ph.d.). Behind a single
// letter or a doubled one the last stop may be missing. Abbreviations that
// stand before a name make none: "St.J".
std::optional<Acronym> read_acronym(std::string_view text, std::size_t begin);

}  // namespace dateline
