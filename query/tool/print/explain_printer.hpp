#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// A table of the parts of a score; its last column adds up to the score. Each
// line begins with `line_prefix`.
std::string text_of(const Explanation& explanation,
                    const std::string& line_prefix);

// The rows of that table, column names first.
std::vector<std::vector<std::string>> explanation_rows(
    const Explanation& explanation);

// Says what the counts are of: "language en, 91086 passages ...".
std::string explanation_basis(const Explanation& explanation);

// A score to as many digits as the table has.
std::string table_score(double score);

}  // namespace dateline::query_tool
