#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.hpp"

namespace dateline {

struct TimedQuery {
  Query query;
  SearchOptions options;
};

// What one can ask in one way, for instance with a phrase. "faceted" counts
// words, "counted" the matches of phrases, whose texts have to be read.
inline constexpr std::string_view query_kinds[] = {
    "word", "phrase",   "question", "prefix",  "fuzzy",
    "near", "filtered", "sorted",   "faceted", "counted"};

// `count` queries of a kind, of words that stand in the newest passages of the
// index; the same ones each time. Fewer if these have too few words.
std::vector<TimedQuery> queries_of_kind(std::string_view kind,
                                        Searcher& searcher, std::size_t count);

}  // namespace dateline
