#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/retrieve/candidate_query.hpp"

namespace dateline {

// Terms of one language that a prefix or fuzzy word stands for at most: of a
// prefix the most frequent ones, of a fuzzy word the nearest and among these
// the most frequent ones.
inline constexpr std::size_t max_expansions = 64;

// Looks up what the prefix and fuzzy words of `query` stand for in the index.
// Those that are left when the deadline expires stand for nothing.
void expand(CompiledQuery& query, const SearchContext& context);

// What a fuzzy word stands for.
Expansion fuzzy_expansion(const std::string& folded, unsigned edits,
                          Analyser& analyser, const Xapian::Database& database);

// What the limit left out. `queries` are one query in several languages.
std::vector<Note> expansion_notes(const std::vector<LanguageQuery>& queries);

}  // namespace dateline
