#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/results.hpp"
#include "query/engine/plan/filter.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// A word, phrase or part of one, as it is looked for in passages.
struct Leaf {
  std::size_t pattern = 0;                   // index of CompiledQuery::patterns
  MatchLevel weakest = MatchLevel::stemmed;  // that counts as a match
  bool title_only = false;
  std::size_t word = 0;   // index of the query's word or phrase it belongs to
  bool is_alias = false;  // another name than the query has
  bool runs_on = false;   // it may begin in a passage and end in a later one
};

// A node of the query tree in one language. Each kind uses some of the members.
//
// A group matches if all clauses of `all_of` do, none of `none_of` does and,
// unless `any_of` is empty, at least one of `any_of` does. Clauses of `any_of`
// are never groups that have nothing but `any_of` themselves.
struct CompiledNode {
  enum class Kind { leaf, filter, near, group };
  Kind kind = Kind::group;
  std::size_t index = 0;  // of the leaf or filter

  std::vector<CompiledNode> all_of;
  std::vector<CompiledNode> any_of;
  std::vector<CompiledNode> none_of;
  // Clauses that decide nothing, because `all_of` has a word. They are looked
  // for only to be marked and reported.
  std::vector<CompiledNode> optional;

  // Of a NEAR: leaves, or groups of leaves in `any_of`.
  std::vector<CompiledNode> operands;
  unsigned distance = 0;
  bool ordered = false;

  // Whether it is a group without clauses.
  bool is_empty() const;
};

// What adds to the score: a word, a compound with its parts, or a name in all
// its forms.
struct ScoringTerm {
  std::vector<std::size_t>
      patterns;             // indices of CompiledQuery::patterns; one,
                            // or those of the forms, the query's first
  double count = 1;         // in the query
  bool only_ranks = false;  // changes scores, but a passage with nothing else
                            // is no match: see decompounding.hpp and
                            // cjk_unigrams.hpp; such terms come last
  std::string name;         // as the query has it; "" if it is no name
  // The passages that have a pair of words, ascending: see word_pairs.hpp.
  // Other terms list none.
  std::vector<std::uint32_t> passages;

  bool is_name() const { return !name.empty(); }
  bool is_word_pair() const { return !passages.empty(); }
};

// A word or phrase as the user wrote it, for `why` and notes.
struct QueryWord {
  std::string text;
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
  bool negated = false;
  bool ignored = false;  // a stop word that does not rank
};

// A query analysed in one language. Each pattern is kept once: leaves and
// scoring terms with equal patterns share it.
struct CompiledQuery {
  std::string language;
  CompiledNode root;  // a group; empty if nothing is left to look for
  std::vector<Pattern> patterns;
  std::vector<Leaf> leaves;
  std::vector<Filter> filters;
  std::vector<ScoringTerm> scoring_terms;
  std::vector<QueryWord> words;
  std::vector<Note> notes;  // on what could not be used

  // How many scoring terms are the query's words and names: the first.
  std::size_t own_terms() const;

  const Pattern& pattern_of(const Leaf& leaf) const {
    return patterns[leaf.pattern];
  }
  const Pattern& pattern_of(const ScoringTerm& term) const {
    return patterns[term.patterns.front()];
  }
};

// Adds a pattern, unless the query has an equal one; returns its index.
std::size_t add_pattern(CompiledQuery& query, Pattern pattern);

// The scoring term that has the same terms as `pattern`, be it as one form of a
// name; null if there is none.
const ScoringTerm* find_scoring_term(const CompiledQuery& query,
                                     const Pattern& pattern);

// Adds a word or a compound that ranks. Equal words are one scoring term, which
// counts once for each of them.
void add_scoring_term(CompiledQuery& query, const Pattern& pattern);

// Adds a name, whose forms are one scoring term. If the query has the name, or
// a word that is a form of it, that term counts once more. There must be a
// form.
void add_name_term(CompiledQuery& query, const std::vector<Pattern>& forms,
                   const std::string& name);

// Adds a scoring term that only ranks, unless the query has that term already.
void add_ranking_term(CompiledQuery& query, Pattern pattern, double count);

// The leaves of a NEAR's operand.
std::vector<const Leaf*> leaves_of(const CompiledQuery& query,
                                   const CompiledNode& operand);

// Whether a NEAR may begin in a passage and end in a later one. One that has an
// operand in the title may not.
bool runs_on(const CompiledQuery& query, const CompiledNode& near);

// How many positions of a text a NEAR fills at most.
std::size_t near_reach(const CompiledQuery& query, const CompiledNode& near);

// The clauses without those leaves that are found in the same passages as an
// earlier one. The pointers refer to `clauses`.
std::vector<const CompiledNode*> distinct_clauses(
    const CompiledQuery& query, const std::vector<CompiledNode>& clauses);

}  // namespace dateline
