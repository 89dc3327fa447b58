#pragma once

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// How often a pair counts beside its words: as much as one of them.
inline constexpr double pair_count = 1;

// Above so many passages with the rarer word, a sample of about so many is
// looked at to tell how many have the pair.
inline constexpr double pair_sample = 2'000;

// Adds pairs of words that stand side by side in `query`, a short one, to the
// scoring terms of `compiled`, its form in one language, if passages have them
// side by side: "Die Linke" and "The Who" are more than their words. Just one
// of the two is a stop word, or the query has no third word. Pairs change
// scores only; a passage with nothing else is no match.
//
// Reads the token traces of the passages that have both words.
void add_word_pairs(const Query& query, CompiledQuery& compiled,
                    const SearchContext& context);

}  // namespace dateline
