#pragma once

#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/retrieve/best_passages.hpp"

namespace dateline {

// Finds the possible matches of a query in several languages (see Bounds), if
// it asks for nothing but words, phrases and NEARs; without languages if it
// does. Weighs nothing.
WordSearch possible_words(const std::vector<LanguageQuery>& queries,
                          const SearchContext& context);

}  // namespace dateline
