#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// How a score came about, as a table whose last column adds up to it. Each line
// begins with `side`.
std::string text_of(const Explanation& explanation, const std::string& side);

// The rows of that table, column names first.
std::vector<std::vector<std::string>> explanation_rows(
    const Explanation& explanation);

// What the counts are of: "language en, 91086 passages ...".
std::string explanation_basis(const Explanation& explanation);

// A score to as many digits as the table has.
std::string table_score(double score);

}  // namespace dateline::query_tool
