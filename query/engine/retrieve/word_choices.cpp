#include "query/engine/retrieve/word_choices.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/retrieve/trace_filter.hpp"

namespace dateline {
namespace {

class ChoiceWeigher {
 public:
  ChoiceWeigher(const CompiledQuery& query, std::size_t first_row,
                std::size_t first_title_row, const SearchContext& context)
      : compiled_(query),
        first_row_(first_row),
        first_title_row_(first_title_row),
        context_(context) {}

  std::shared_ptr<const WeighedTerms> choices() const {
    auto weighed = std::make_shared<WeighedTerms>();
    return has_only_choices() && add_scoring_terms(*weighed) &&
                   add_choices(*weighed)
               ? weighed
               : nullptr;
  }

  std::shared_ptr<const WeighedTerms> scoring_terms() const {
    auto weighed = std::make_shared<WeighedTerms>();
    return add_scoring_terms(*weighed) ? weighed : nullptr;
  }

 private:
  bool has_only_choices() const {
    const CompiledNode& root = compiled_.root;
    return root.none_of.empty() && root.optional.empty() &&
           !root.any_of.empty() &&
           std::ranges::all_of(root.all_of, [](const CompiledNode& clause) {
             return clause.kind == CompiledNode::Kind::filter;
           });
  }

  // Returns false if there is a term that it cannot add.
  bool add_scoring_terms(WeighedTerms& weighed) const {
    for (std::size_t i = 0; i < compiled_.scoring_terms.size(); ++i) {
      const ScoringTerm& term = compiled_.scoring_terms[i];
      for (const std::size_t form : term.patterns) {
        const Pattern& pattern = compiled_.patterns[form];
        if (!has_exact_words(pattern)) {
          return false;
        }
        const auto passages = passages_of(term);
        add_parts(pattern, schema::body_term, {{}, first_row_ + i, passages},
                  weighed);
        add_parts(pattern, schema::title_term, {{}, first_title_row_ + i, {}},
                  weighed);
      }
    }
    return true;
  }

  // What a pattern weighs: all its words together, and its joined form.
  void add_parts(const Pattern& pattern, TermName name, WeighedTerms::Part part,
                 WeighedTerms& weighed) const {
    part.terms = numbers_of(pattern, name, weighed);
    weighed.parts.push_back(part);
    const PatternArc* const joined = joined_form(pattern);
    if (pattern.length() > 1 && joined != nullptr) {
      part.terms = {number_of(*joined, name, weighed)};
      weighed.parts.push_back(std::move(part));
    }
  }

  // Adds what finds a passage. Returns false if there is a clause that it
  // cannot add.
  bool add_choices(WeighedTerms& weighed) const {
    for (const CompiledNode* clause :
         distinct_clauses(compiled_, compiled_.root.any_of)) {
      if (clause->kind != CompiledNode::Kind::leaf ||
          !add_choice(compiled_.leaves[clause->index], weighed)) {
        return false;
      }
    }
    return true;
  }

  bool add_choice(const Leaf& leaf, WeighedTerms& weighed) const {
    if (leaf.runs_on) {
      return false;
    }
    const Pattern& pattern = compiled_.pattern_of(leaf);
    if (pattern.length() == 1 && has_exact_words(pattern)) {
      const TermName name =
          leaf.title_only ? schema::title_term : schema::body_term;
      weighed.finds[number_of(pattern.arcs[0].front(), name, weighed)] = true;
      return true;
    }
    if (leaf.title_only || !is_compound(pattern)) {
      return false;
    }
    weighed.compounds.push_back(
        {numbers_of(pattern, schema::body_term, weighed),
         number_of(*joined_form(pattern), schema::body_term, weighed),
         std::make_shared<TraceFilter>(TraceCondition(pattern), context_)});
    return true;
  }

  // Words as they are. The singular of an acronym may stand beside one.
  static bool has_exact_words(const Pattern& pattern) {
    return std::ranges::all_of(pattern.arcs, [](const auto& arcs) {
      return std::ranges::all_of(
          arcs, [](const PatternArc& arc) { return arc.form == Form::same; });
    });
  }

  // Whether it is nothing but one compound, whose joined form is beside its
  // first word.
  static bool is_compound(const Pattern& pattern) {
    return has_exact_words(pattern) && pattern.arcs[0].size() == 2 &&
           joined_form(pattern) == &pattern.arcs[0].back() &&
           std::all_of(pattern.arcs.begin() + 1, pattern.arcs.end(),
                       [](const auto& arcs) { return arcs.size() == 1; });
  }

  std::vector<std::size_t> numbers_of(const Pattern& pattern, TermName name,
                                      WeighedTerms& weighed) const {
    std::vector<std::size_t> numbers;
    for (const auto& arcs : pattern.arcs) {
      numbers.push_back(number_of(arcs.front(), name, weighed));
    }
    return numbers;
  }

  std::size_t number_of(const PatternArc& arc, TermName name,
                        WeighedTerms& weighed) const {
    return weighed.number_of(name(compiled_.language, arc.term));
  }

  std::shared_ptr<const IdsByUuid> passages_of(const ScoringTerm& term) const {
    return term.is_word_pair() ? context_.database().by_segment(term.passages)
                               : nullptr;
  }

  const CompiledQuery& compiled_;
  std::size_t first_row_;
  std::size_t first_title_row_;
  const SearchContext& context_;
};

}  // namespace

std::shared_ptr<const WeighedTerms> weighed_choices(
    const CompiledQuery& query, std::size_t first_row,
    std::size_t first_title_row, const SearchContext& context) {
  return ChoiceWeigher(query, first_row, first_title_row, context).choices();
}

std::shared_ptr<const WeighedTerms> weighed_scoring_terms(
    const CompiledQuery& query, std::size_t first_row,
    std::size_t first_title_row, const SearchContext& context) {
  return ChoiceWeigher(query, first_row, first_title_row, context)
      .scoring_terms();
}

}  // namespace dateline
