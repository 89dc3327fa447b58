#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// What a message may repeat before its parser sees less of it. The parser keeps
// up to two kilobytes for a header line or a part, and calls itself for each
// group of addresses within another.
inline constexpr std::size_t max_structure_lines = 50'000;
inline constexpr std::size_t max_address_groups = 200;

// A message that costs little to parse.
struct TamedMessage {
  std::string bytes;
  std::size_t end_line = 0;  // the first line that is left out, from 1; 0 if
                             // none is
};

// The message up to the line at which it has too many header lines and parts,
// and without the colons of too many groups of addresses. Nothing if it has
// neither, as nearly all. Takes linear time.
std::optional<TamedMessage> tamed_message(std::string_view message);

}  // namespace dateline
