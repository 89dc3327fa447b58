#pragma once

#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"

namespace dateline {

// How much all passages say of how rare a word is in a language: as much as so
// many of the language's own.
inline constexpr double passages_of_all = 100;

// What a word counts in passages of another language than the query's.
inline constexpr double foreign_share = 0.6;

// `query` under the filters of `options`, once for each language of the index
// that they do not rule out. After the deadline, prefix and fuzzy words are not
// looked up and match nothing.
std::vector<LanguageQuery> language_queries(const Query& query,
                                            const SearchOptions& options,
                                            const SearchContext& context);

// Whether a component belongs to the score.
bool is_enabled(const SearchOptions& options, ScoreComponent component);

// What of the query could not be used.
std::vector<Note> notes_on(const Query& query,
                           const std::vector<LanguageQuery>& queries);

}  // namespace dateline
