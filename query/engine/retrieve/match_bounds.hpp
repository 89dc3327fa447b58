#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/term_statistics.hpp"

namespace dateline {

// What terms and token traces tell about the matches of a query in one
// language, or of a part of its tree. Without weights.
struct Bounds {
  Xapian::Query sure;      // only passages that match
  Xapian::Query possible;  // all passages that match, and others
  bool exact = false;      // no other passages are in `possible`, because words
                           // of the text and filters decide
  bool has_words = true;   // every match has a term of the language
};

// Which of the passages that a query excludes are not `possible`.
enum class Excluding {
  exact,  // those that are excluded by words of the text and filters. The
          // others stay candidates, from which reranking learns.
  sure,   // all that are surely excluded
};

// Translates a query tree into Xapian's terms. This is the only translator:
// candidates and counts are made of its bounds. After the deadline, phrase and
// NEAR conditions match nothing, because deciding them needs the token trace.
Bounds bounds_of(const CompiledQuery& query, Excluding excluding,
                 const SearchContext& context);

// The matches of one query in several languages: every passage of `sure`
// matches, and every other match is in `doubtful`, where only the text can
// tell. The two share no passage.
struct MatchBounds {
  Xapian::Query sure;
  Xapian::Query doubtful;
};

MatchBounds match_bounds(const std::vector<LanguageQuery>& queries,
                         const SearchContext& context);

// The first of the two for queries that ask for words only, without what takes
// the longest to build: conditions on token traces.
struct SureMatches {
  Xapian::Query query;
  bool are_all = false;  // no passage is doubtful
};

SureMatches sure_matches(const std::vector<LanguageQuery>& queries,
                         const SearchContext& context);

}  // namespace dateline
