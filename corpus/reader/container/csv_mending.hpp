#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A row of a table whose quotation marks are not doubled within quotes, as
// people and careless programs write them, with quotes as they should be:
//
//   "Fog" stops ferry,It left late.,2024    a cell begins with a quoted word
//   "The "Fog" left",It left late.,2024     quotes within quotes
//   "The \"Fog\" left",It left late.,2024   the same with backslashes
//
struct MendedRow {
  std::optional<std::string> text;  // if it has as many cells as it should
  bool goes_on = false;             // perhaps: the line ends within quotes
};

// A line in which quotation marks are text, written as CSV has it; nothing if
// it has another number of cells. Each cell that is in quotes as a whole loses
// them.
std::optional<std::string> unquoted_row(std::string_view line, char delimiter,
                                        std::size_t columns);

// `row` is a whole line, or several if a quoted cell has line breaks.
MendedRow mended_row(std::string_view row, char delimiter, std::size_t columns);

}  // namespace dateline
