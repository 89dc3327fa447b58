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
    std::shared_ptr<WeighedTerms> found =
        all_words_are_exact() ? found_choices() : nullptr;
    return found == nullptr ? nullptr
                            : with_scoring_terms(std::move(found), nullptr);
  }

  // The same without weights.
  std::shared_ptr<WeighedTerms> found_choices() const {
    auto found = std::make_shared<WeighedTerms>();
    return has_only_choices() && add_choices(*found) ? found : nullptr;
  }

  // `rows` may be null if all words are exact.
  std::shared_ptr<const WeighedTerms> with_scoring_terms(
      std::shared_ptr<WeighedTerms> weighed,
      const std::vector<TermRow>* rows) const {
    for (std::size_t i = 0; i < compiled_.scoring_terms.size(); ++i) {
      const ScoringTerm& term = compiled_.scoring_terms[i];
      for (const std::size_t form : term.patterns) {
        const Pattern& pattern = compiled_.patterns[form];
        if (has_exact_words(pattern)) {
          add_parts(pattern, schema::body_term,
                    {{}, first_row_ + i, passages_of(term)}, *weighed);
          add_parts(pattern, schema::title_term, {{}, first_title_row_ + i, {}},
                    *weighed);
        } else {
          add_expanded(pattern, schema::body_term, (*rows)[first_row_ + i],
                       *weighed);
          add_expanded(pattern, schema::title_term,
                       (*rows)[first_title_row_ + i], *weighed);
        }
      }
    }
    return weighed;
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

  bool all_words_are_exact() const {
    return std::ranges::all_of(
        compiled_.scoring_terms, [this](const ScoringTerm& term) {
          return std::ranges::all_of(term.patterns, [this](std::size_t form) {
            return has_exact_words(compiled_.patterns[form]);
          });
        });
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

  // The same of a pattern with words that stand for several terms.
  void add_expanded(const Pattern& pattern, TermName name, const TermRow& row,
                    WeighedTerms& weighed) const {
    const auto expanded = [&](const PatternArc& arc, double share) {
      return std::make_shared<const ExpandedTerms>(
          expanded_terms(arc, compiled_.language, name, row, share));
    };
    const double share = 1.0 / static_cast<double>(pattern.length());
    WeighedTerms::ExpandedPart all;
    for (const auto& arcs : pattern.arcs) {
      all.push_back(expanded(arcs.front(), share));
    }
    const PatternArc* const joined = joined_form(pattern);
    if (pattern.length() > 1 && joined != nullptr) {
      weighed.expanded.push_back({expanded(*joined, 1)});
    }
    weighed.expanded.push_back(std::move(all));
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

std::shared_ptr<const WeighedTerms> found_choices(
    const CompiledQuery& query, const SearchContext& context) {
  return ChoiceWeigher(query, 0, 0, context).found_choices();
}

std::shared_ptr<const WeighedTerms> weighed_scoring_terms(
    const CompiledQuery& query, const std::vector<TermRow>& rows,
    std::size_t first_row, std::size_t first_title_row,
    const SearchContext& context) {
  return ChoiceWeigher(query, first_row, first_title_row, context)
      .with_scoring_terms(std::make_shared<WeighedTerms>(), &rows);
}

}  // namespace dateline
