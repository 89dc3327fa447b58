#pragma once

#include "corpus/terms/analyser.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// How often a part counts beside its compound: repeated_weight() turns this
// into 0.4 of a word's weight.
inline constexpr double compound_part_count = 0.25;

// Adds the parts of German compounds to the scoring terms of a query, so that
// passages on "Zahl" or "Zahlen" rank higher for "Primzahlen". Parts change
// scores only; a passage with nothing else is no match. A query of one term is
// left as it is. `analyser` is of the query's language.
void add_compound_parts(CompiledQuery& query, Analyser& analyser,
                        const PassageDatabase& database);

}  // namespace dateline
