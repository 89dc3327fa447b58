#pragma once

#include <string>

#include "dateline/query.hpp"

namespace dateline {

// A query text that strict parsing turns into the tree of `root`, where `root`
// comes from a parser.
std::string print_query(const QueryNode& root);

}  // namespace dateline
