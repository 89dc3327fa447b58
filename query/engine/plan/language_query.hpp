#pragma once

#include <string>
#include <vector>

#include "corpus/terms/analysers.hpp"
#include "dateline/searcher.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/index/index_reader.hpp"
#include "query/engine/plan/term_statistics.hpp"

namespace dateline {

// How much all passages say of how rare a word is in a language: as much as so
// many of the language's own.
inline constexpr double passages_of_all = 100;

// What a word counts in passages of another language than the query's.
inline constexpr double foreign_share = 0.6;

// `query` under the filters of `options`, once for each language of the index
// that they do not rule out. Once the watch is over, words are not looked up:
// they stand for less than they should.
std::vector<LanguageQuery> language_queries(const Query& query,
                                            const SearchOptions& options,
                                            const IndexReader& reader,
                                            Analysers& analysers,
                                            Deadline& deadline);

// What of the query could not be used.
std::vector<Note> notes_on(const Query& query,
                           const std::vector<LanguageQuery>& queries);

}  // namespace dateline
