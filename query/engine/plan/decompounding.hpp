#pragma once

#include <xapian.h>

#include "corpus/terms/analyser.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// What a part counts beside its compound: repeated_weight() makes it 0.4 of a
// word's weight.
inline constexpr double compound_part_count = 0.25;

// Adds to a German query's terms the parts of its compounds: "Zahl" and, with
// it, passages on "Zahlen" rank for "Primzahlen". Parts rank what the query's
// own words find and find nothing themselves. A query of one term is left as it
// is. `analyser` is of the query's language.
void add_compound_parts(CompiledQuery& query, Analyser& analyser,
                        const Xapian::Database& database);

}  // namespace dateline
