#pragma once

#include <cstddef>

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {

// How often a pair counts beside its words: as much as one of them.
inline constexpr double pair_count = 1;

// Two words that more passages have together are no pair: to look for it in so
// many takes longer than the search.
inline constexpr std::size_t max_pair_passages = 4'000;

// Adds pairs of words that stand side by side in `query`, a short one, to the
// scoring terms of `compiled`, its form in one language, if passages have them
// side by side: "Die Linke" and "The Who" are more than their words. Just one
// of the two is a stop word, or the query has no third word. Pairs change
// scores only; a passage with nothing else is no match. A word that is a stop
// word of `query_language` alone is in no pair.
//
// Reads the token traces of the passages that have both words, and lists those
// that have the pair.
void add_word_pairs(const Query& query, const QueryLanguage& query_language,
                    CompiledQuery& compiled, const SearchContext& context);

}  // namespace dateline
