#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/best_passages.hpp"

namespace dateline {

// All living passages that a search finds, ascending. Some are missing after
// the deadline.
std::vector<Xapian::docid> all_passages(const WordSearch& search,
                                        const SearchContext& context);
std::vector<Xapian::docid> all_passages(const Xapian::Query& query,
                                        const SearchContext& context);

}  // namespace dateline
