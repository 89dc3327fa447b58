#pragma once

#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// How often a Chinese character counts beside the pairs that it stands in, and
// a word in other letters beside pairs: repeated_weight() turns this into a
// half and three halves of a pair's weight.
inline constexpr double character_count = 1.0 / 3;
inline constexpr double word_beside_pairs_count = 3;

// Adds the single Chinese characters to the scoring terms of a query that has
// pairs of characters. A word of two characters is then one pair and two
// characters, so words in other letters must count more to weigh as much.
// Characters change scores only; a passage with nothing else is no match. A
// query of one term is left as it is.
void add_characters(CompiledQuery& query);

}  // namespace dateline
