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
         a.runs_on == b.runs_on &&
         (a.pattern == b.pattern ||
          (a.weakest >= MatchLevel::stemmed && same_terms(x, y)));
}

bool has_form(const CompiledQuery& query, const ScoringTerm& term,
              const Pattern& pattern) {
  return std::any_of(term.patterns.begin(), term.patterns.end(),
                     [&](std::size_t form) {
                       return same_terms(query.patterns[form], pattern);
                     });
}

// The scoring term that has one of the forms, or a new one that counts 0.
ScoringTerm& term_with(CompiledQuery& query,
                       const std::vector<Pattern>& forms) {
  for (ScoringTerm& term : query.scoring_terms) {
    if (std::any_of(forms.begin(), forms.end(), [&](const Pattern& form) {
          return has_form(query, term, form);
        })) {
      return term;
    }
  }
  return query.scoring_terms.emplace_back(ScoringTerm{{}, 0, false, "", {}});
}

}  // namespace

bool CompiledNode::is_empty() const {
  return kind == Kind::group && all_of.empty() && any_of.empty() &&
         none_of.empty() && optional.empty();
}

std::size_t CompiledQuery::own_terms() const {
  return static_cast<std::size_t>(
      std::ranges::find_if(scoring_terms, &ScoringTerm::only_ranks) -
      scoring_terms.begin());
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
  const auto found = std::find_if(
      query.scoring_terms.begin(), query.scoring_terms.end(),
      [&](const ScoringTerm& term) { return has_form(query, term, pattern); });
  return found == query.scoring_terms.end() ? nullptr : &*found;
}

void add_scoring_term(CompiledQuery& query, const Pattern& pattern) {
  ScoringTerm& term = term_with(query, {pattern});
  ++term.count;
  if (term.patterns.empty()) {
    term.patterns.push_back(add_pattern(query, pattern));
  }
}

void add_name_term(CompiledQuery& query, const std::vector<Pattern>& forms,
                   const std::string& name) {
  ScoringTerm& term = term_with(query, forms);
  ++term.count;
  term.name = name;
  for (const Pattern& form : forms) {
    if (!has_form(query, term, form)) {
      term.patterns.push_back(add_pattern(query, form));
    }
  }
}

void add_ranking_term(CompiledQuery& query, Pattern pattern, double count) {
  if (find_scoring_term(query, pattern) == nullptr) {
    query.scoring_terms.push_back(
        {{add_pattern(query, std::move(pattern))}, count, true, "", {}});
  }
}

std::vector<const Leaf*> leaves_of(const CompiledQuery& query,
                                   const CompiledNode& operand) {
  if (operand.kind == CompiledNode::Kind::leaf) {
    return {&query.leaves[operand.index]};
  }
  std::vector<const Leaf*> leaves;
  for (const CompiledNode& clause : operand.any_of) {
    const std::vector<const Leaf*> more = leaves_of(query, clause);
    leaves.insert(leaves.end(), more.begin(), more.end());
  }
  return leaves;
}

bool runs_on(const CompiledQuery& query, const CompiledNode& near) {
  return std::ranges::none_of(near.operands, [&](const CompiledNode& operand) {
    return std::ranges::any_of(leaves_of(query, operand), [](const Leaf* leaf) {
      return leaf->title_only;
    });
  });
}

std::size_t near_reach(const CompiledQuery& query, const CompiledNode& near) {
  std::size_t reach = (near.operands.size() - 1) * near.distance;
  for (const CompiledNode& operand : near.operands) {
    std::size_t longest = 0;
    for (const Leaf* leaf : leaves_of(query, operand)) {
      longest = std::max(longest, reach_of(query.pattern_of(*leaf)));
    }
    reach += longest;
  }
  return reach;
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
