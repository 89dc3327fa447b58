#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

// Columns that a text takes in a terminal: two for a wide East Asian character,
// none for a combining one, one for a byte that is not UTF-8.
std::size_t display_width(std::string_view text);
std::size_t display_width(std::int32_t code_point);

}  // namespace dateline
