#pragma once

#include <vector>

#include "dateline/diagnosis.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Counts the passages that have each word of the query below `root`, in the
// query's order, without excluded words. Words in fewer than three passages get
// spellings. Words not reached by the deadline are left out.
std::vector<WordCount> count_words(const QueryNode& root,
                                   const QueryWords& words,
                                   const SearchContext& context);

}  // namespace dateline
