#include "query/engine/plan/compiled_query.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

// Whether two leaves are found in the same passages.
bool find_the_same(const CompiledQuery& query, const Leaf& a, const Leaf& b) {
  const Pattern& x = query.pattern_of(a);
  const Pattern& y = query.pattern_of(b);
  return a.weakest == b.weakest && a.title_only == b.title_only &&
         (a.pattern == b.pattern ||
          (a.weakest >= MatchLevel::stemmed && same_terms(x, y)));
}

}  // namespace

bool CompiledNode::is_empty() const {
  return kind == Kind::group && all_of.empty() && any_of.empty() &&
         none_of.empty() && optional.empty();
}

std::size_t add_pattern(CompiledQuery& query, Pattern pattern) {
  std::vector<Pattern>& patterns = query.patterns;
  const auto equal =
      std::find_if(patterns.begin(), patterns.end(), [&](const Pattern& other) {
        return same_terms(other, pattern) && same_letters(other, pattern);
      });
  if (equal != patterns.end()) {
    return static_cast<std::size_t>(equal - patterns.begin());
  }
  patterns.push_back(std::move(pattern));
  return patterns.size() - 1;
}

const ScoringTerm* find_scoring_term(const CompiledQuery& query,
                                     const Pattern& pattern) {
  const auto found =
      std::find_if(query.scoring_terms.begin(), query.scoring_terms.end(),
                   [&](const ScoringTerm& term) {
                     return same_terms(query.pattern_of(term), pattern);
                   });
  return found == query.scoring_terms.end() ? nullptr : &*found;
}

void add_ranking_term(CompiledQuery& query, Pattern pattern, double count) {
  if (find_scoring_term(query, pattern) == nullptr) {
    query.scoring_terms.push_back(
        {add_pattern(query, std::move(pattern)), count, true});
  }
}

std::vector<const CompiledNode*> distinct_clauses(
    const CompiledQuery& query, const std::vector<CompiledNode>& clauses) {
  std::vector<const CompiledNode*> distinct;
  std::vector<const Leaf*> leaves;
  for (const CompiledNode& clause : clauses) {
    if (clause.kind == CompiledNode::Kind::leaf) {
      const Leaf& leaf = query.leaves[clause.index];
      const bool is_known =
          std::any_of(leaves.begin(), leaves.end(), [&](const Leaf* other) {
            return find_the_same(query, leaf, *other);
          });
      if (is_known) {
        continue;
      }
      leaves.push_back(&leaf);
    }
    distinct.push_back(&clause);
  }
  return distinct;
}

}  // namespace dateline
