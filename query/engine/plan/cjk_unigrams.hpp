#pragma once

#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// What a Chinese character counts beside the pairs that it stands in, and a
// word in other letters beside pairs: repeated_weight() makes them a half and
// three halves of a pair's weight.
inline constexpr double character_count = 1.0 / 3;
inline constexpr double word_beside_pairs_count = 3;

// Adds to the terms of a query, if it has pairs of characters, their Chinese
// characters. A word of two is one pair and two characters, so that what
// stands in other letters must count more to weigh as much. Characters rank
// what the query's own words find and find nothing themselves. A query of one
// term is left as it is.
void add_characters(CompiledQuery& query);

}  // namespace dateline
