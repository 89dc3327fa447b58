#pragma once

#include <string>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/count/match_counter.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

struct QueryCounts {
  MatchCounts matches;
  bool in_a_row = false;  // whether only passages with the words side by side
                          // are counted
  std::size_t words = 0;  // as Results::counted_words
};

// Counts the passages that `options.counting` asks for, apart from those of
// `excluded_article`, an article's id or "".
QueryCounts count_query(const Query& query, const SearchOptions& options,
                        const std::string& excluded_article,
                        const SearchContext& context);

}  // namespace dateline
