#pragma once

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// How often a pair counts beside its words: as much as one of them.
inline constexpr double pair_count = 1;

// Passages that are looked at to tell how many have two words side by side.
inline constexpr std::size_t pair_sample = 500;

// Adds each two words that stand side by side in `query` to the scoring terms
// of `compiled`, its form in one language, if passages have them side by side:
// "Formula One" and "The Who" are more than their words. Stop words count here
// too. Pairs change scores only; a passage with nothing else is no match.
//
// Reads up to `pair_sample` token traces for each pair.
void add_word_pairs(const Query& query, CompiledQuery& compiled,
                    const SearchContext& context);

}  // namespace dateline
