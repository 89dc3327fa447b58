#pragma once

#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiler.hpp"
#include "query/engine/plan/filter.hpp"
#include "query/engine/plan/term_statistics.hpp"

namespace dateline {

// `query` under the filters of `options`, once for each language of the index
// that they do not rule out. After the deadline, prefix and fuzzy words are no
// longer looked up and stand for no term.
std::vector<LanguageQuery> language_queries(const Query& query,
                                            const SearchOptions& options,
                                            const SearchContext& context);

// The same without statistics, for counting matches.
std::vector<LanguageQuery> unscored_queries(const Query& query,
                                            const SearchFilters& filters,
                                            Matching matching,
                                            const SearchContext& context);

// The conditions that filters set on dates, sources and authors. Languages are
// none of them, because a query is compiled for each. `today` is YYYY-MM-DD.
// Throws QueryError if a date cannot be read.
std::vector<Filter> filters_of(const SearchFilters& filters,
                               const std::string& today);

// Whether a component belongs to the score.
bool is_enabled(const SearchOptions& options, ScoreComponent component);

// Notes on the parts of the query that could not be used.
std::vector<Note> notes_on(const Query& query,
                           const std::vector<LanguageQuery>& queries);

}  // namespace dateline
