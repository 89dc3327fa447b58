#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "dateline/query.hpp"
#include "dateline/results.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// A word, phrase or part of one, as it is looked for in passages.
struct Leaf {
  Pattern pattern;
  MatchLevel weakest = MatchLevel::stemmed;  // that counts as a match
  bool title_only = false;
  std::size_t word = 0;  // index of the query's word or phrase it belongs to
};

// A condition on a passage's header rather than its text.
struct Filter {
  enum class Kind { source, language, date };
  Kind kind = Kind::source;
  std::vector<std::string> any_of;  // folded sources, language codes
  DateRange dates;
};

// A query tree in one language.
struct CompiledNode {
  enum class Kind { leaf, filter, near, group };
  Kind kind = Kind::group;
  Occur occur = Occur::should;
  bool filters = false;   // narrows what others find: see is_filter()
  std::size_t index = 0;  // of the leaf or filter
  unsigned distance = 0;  // of near
  bool ordered = false;
  std::vector<CompiledNode> children;
};

// What adds to the score: a word, or a compound with its parts.
struct ScoringTerm {
  Pattern pattern;
  double count = 1;         // in the query
  bool only_ranks = false;  // finds nothing: see compound_parts.hpp and
                            // character_parts.hpp; such terms are the last
};

// A word or phrase as the user wrote it, for `why` and notes.
struct QueryWord {
  std::string text;
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
  bool negated = false;
  bool ignored = false;  // a stop word that does not rank
};

struct CompiledQuery {
  std::string language;
  CompiledNode root;  // without children if nothing is left to look for
  std::vector<Leaf> leaves;
  std::vector<Filter> filters;
  std::vector<ScoringTerm> scoring_terms;
  std::vector<QueryWord> words;
  std::vector<Note> notes;  // on what could not be used
};

// Analyses the query's words in `analyser`'s language. `today` (YYYY-MM-DD)
// resolves dates such as "7d". Stop words are left out of the ranking and,
// where they need not match, out of the tree, unless the query has nothing
// else.
//
// The stop words of `query_language`, in which the query is written, are left
// out too: German's "die" is no word of an English article's that matters.
CompiledQuery compile(const Query& query, Analyser& analyser,
                      const std::string& today,
                      const std::string& query_language = "");

}  // namespace dateline
