#pragma once

#include <string>

#include "dateline/query.hpp"

namespace dateline {

// Writes a tree that the parser made as a query text. Strict parsing of the
// text gives the same tree.
std::string print_query(const QueryNode& root);

}  // namespace dateline
