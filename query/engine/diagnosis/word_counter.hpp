#pragma once

#include <vector>

#include "dateline/diagnosis.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// The words of the query below `root` that are not excluded, in their order: in
// how many passages each is, and where that is next to none, words so spelt.
// Words not reached by the deadline are left out.
std::vector<WordCount> count_words(const QueryNode& root,
                                   const QueryWords& words,
                                   const SearchContext& context);

}  // namespace dateline
