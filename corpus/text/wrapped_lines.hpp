#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Hard-wrapped text is prose with line breaks where a line was full, as in mail
// and on teletypes. Widths are columns, see display_width().

// Narrower text is no column of prose; wider lines are not wrapped by hand.
inline constexpr std::size_t min_column_width = 40;
inline constexpr std::size_t max_column_width = 160;

// Width of what could have moved up to the line before: the first word, or one
// character of a script without spaces.
std::size_t first_word_width(std::string_view line);

// Whether a word had no room behind a line, so that the break between them may
// be there for that reason alone. Wrapped lines are ragged, so it is enough if
// 85 % of the column would be filled.
constexpr bool had_no_room(std::size_t line_width, std::size_t word_width,
                           std::size_t column_width) {
  return (line_width + 1 + word_width) * 20 > column_width * 17;
}

}  // namespace dateline
