#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Whether a cell says that there is nothing: it is blank, or has a word that
// programs write for no value, such as NaN of pandas and \N of MySQL.
bool is_empty_cell(std::string_view cell);

// The strings of a list as Python and JSON write it: "['Jane Doe', 'Bo Lee']".
// Nothing if the cell is no list of strings alone.
std::optional<std::vector<std::string>> strings_of_list(std::string_view cell);

}  // namespace dateline
