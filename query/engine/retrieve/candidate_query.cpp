#include "query/engine/retrieve/candidate_query.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/retrieve/term_union.hpp"
#include "query/engine/retrieve/unpruned.hpp"

namespace dateline {
namespace {

using Xapian::Query;

// Builds the candidate query for one language, whose rows it adds to `rows`.
class LanguageCandidateQuery {
 public:
  LanguageCandidateQuery(const LanguageQuery& query,
                         std::shared_ptr<std::vector<TermRow>> rows,
                         const SearchContext& context)
      : query_(query),
        compiled_(query.compiled),
        rows_(std::move(rows)),
        context_(context) {}

  Query build() {
    if (compiled_.root.is_empty()) {
      return {};
    }
    add_rows();
    if (is_plain()) {
      exact_ = std::all_of(
          compiled_.leaves.begin(), compiled_.leaves.end(),
          [](const Leaf& leaf) { return leaf.weakest == MatchLevel::stemmed; });
      if (const auto weighed = weighed_terms()) {
        return filtered(
            Query((new TermUnion(weighed, rows_, context_.database().lengths(),
                                 context_.deadline))
                      ->release()));
      }
      return {Query::OP_AND_MAYBE, filtered(body_terms(false)),
              Query(Query::OP_OR, title_terms(), body_terms(true))};
    }
    const Bounds bounds = bounds_of(compiled_, Excluding::exact, context_);
    exact_ = bounds.exact;
    const Query words = terms(schema::body_term, first_row_);
    return {Query::OP_AND_MAYBE, unpruned(bounds.possible),
            Query(Query::OP_OR, words, title_terms())};
  }

  // Whether every passage that the query finds matches.
  bool exact() const { return exact_; }

 private:
  // The scoring terms in a form that is searched faster; null if they are more
  // than single terms and pairs of words.
  std::shared_ptr<const WeighedTerms> weighed_terms() const {
    auto weighed = std::make_shared<WeighedTerms>();
    for (std::size_t i = 0; i < compiled_.scoring_terms.size(); ++i) {
      const ScoringTerm& term = compiled_.scoring_terms[i];
      for (const std::size_t form : term.patterns) {
        const Pattern& pattern = compiled_.patterns[form];
        if (!term.is_word_pair() && !is_exact_word(pattern)) {
          return nullptr;
        }
        const auto body = numbers_of(pattern, schema::body_term, *weighed);
        const auto title = numbers_of(pattern, schema::title_term, *weighed);
        weighed->parts.push_back({body, first_row_ + i, passages_of(term)});
        weighed->parts.push_back({title, first_title_row_ + i, nullptr});
        if (!term.only_ranks) {
          weighed->finds[body.front()] = true;
        }
      }
    }
    return weighed;
  }

  // One token, as it is; the singular of an acronym may stand beside it.
  static bool is_exact_word(const Pattern& pattern) {
    return pattern.length() == 1 &&
           pattern.arcs.front().front().form == Form::same;
  }

  std::vector<std::size_t> numbers_of(const Pattern& pattern, TermName name,
                                      WeighedTerms& weighed) const {
    std::vector<std::size_t> numbers;
    for (const auto& arcs : pattern.arcs) {
      numbers.push_back(
          weighed.number_of(name(compiled_.language, arcs.front().term)));
    }
    return numbers;
  }

  std::shared_ptr<const IdsByUuid> passages_of(const ScoringTerm& term) const {
    return term.is_word_pair() ? context_.database().by_segment(term.passages)
                               : nullptr;
  }

  // Adds rows for the terms in the body, then for those in the title.
  void add_rows() {
    first_row_ = rows_->size();
    for (const double idf : query_.idf) {
      rows_->push_back({idf, query_.mean_length, false});
    }
    first_title_row_ = rows_->size();
    for (const double idf : query_.idf) {
      rows_->push_back({idf * query_.title_share, 1, true});
    }
  }

  // Whether the query asks for nothing but any of its words, apart from
  // filters. Then the weighted terms are the condition too, and no posting list
  // is read twice.
  bool is_plain() const {
    const CompiledNode& root = compiled_.root;
    return root.none_of.empty() && root.optional.empty() &&
           !root.any_of.empty() &&
           std::all_of(root.all_of.begin(), root.all_of.end(),
                       [](const CompiledNode& clause) {
                         return clause.kind == CompiledNode::Kind::filter;
                       }) &&
           std::all_of(
               root.any_of.begin(), root.any_of.end(),
               [this](const CompiledNode& clause) { return is_word(clause); });
  }

  bool is_word(const CompiledNode& node) const {
    if (node.kind != CompiledNode::Kind::leaf) {
      return false;
    }
    const Leaf& leaf = compiled_.leaves[node.index];
    return leaf.weakest >= MatchLevel::stemmed && !leaf.title_only &&
           compiled_.pattern_of(leaf).length() == 1;
  }

  Query filtered(Query words) const {
    for (const CompiledNode& clause : compiled_.root.all_of) {
      words = Query(
          Query::OP_FILTER, words,
          filter_query(compiled_.filters[clause.index], context_.deadline));
    }
    return words;
  }

  // The scoring terms that only rank, or all others.
  Query body_terms(bool only_ranking) const {
    std::vector<Query> queries;
    for (std::size_t i = 0; i < compiled_.scoring_terms.size(); ++i) {
      if (compiled_.scoring_terms[i].only_ranks == only_ranking) {
        queries.push_back(scoring_term(i, schema::body_term, first_row_));
      }
    }
    return {Query::OP_OR, queries.begin(), queries.end()};
  }

  Query terms(TermName name, std::size_t first_row) const {
    std::vector<Query> queries;
    for (std::size_t i = 0; i < compiled_.scoring_terms.size(); ++i) {
      queries.push_back(scoring_term(i, name, first_row));
    }
    return {Query::OP_OR, queries.begin(), queries.end()};
  }

  Query title_terms() const {
    return terms(schema::title_term, first_title_row_);
  }

  // A name in any of its forms. A passage that has two weighs more than it
  // scores, which is allowed.
  Query scoring_term(std::size_t i, TermName name,
                     std::size_t first_row) const {
    const ScoringTerm& term = compiled_.scoring_terms[i];
    std::vector<Query> forms;
    for (const std::size_t form : term.patterns) {
      forms.push_back(
          scoring_pattern(compiled_.patterns[form], first_row + i, name));
    }
    if (term.is_word_pair() && name == schema::body_term) {
      return {Query::OP_FILTER, forms.front(),
              context_.database().listed(term.passages)};
    }
    return {Query::OP_OR, forms.begin(), forms.end()};
  }

  // The joined form, or all parts with an equal share each. A passage that has
  // both weighs more than it scores, which is allowed. `index` is that of the
  // row.
  Query scoring_pattern(const Pattern& pattern, std::size_t index,
                        TermName name) const {
    const RowOfTerm row{static_cast<Xapian::termcount>(index + 1),
                        (*rows_)[index].idf};
    const auto term = [&](const PatternArc& arc) {
      return term_query(arc, compiled_.language, name, row);
    };
    const PatternArc* joined = joined_form(pattern);
    if (pattern.length() == 1) {
      return term(*joined);
    }
    std::vector<Query> parts;
    for (const auto& arcs : pattern.arcs) {
      parts.push_back(term(arcs.front()));
    }
    const Query all(Query::OP_SCALE_WEIGHT,
                    Query(Query::OP_AND, parts.begin(), parts.end()),
                    1.0 / static_cast<double>(parts.size()));
    return joined == nullptr ? all : Query(Query::OP_OR, term(*joined), all);
  }

  const LanguageQuery& query_;
  const CompiledQuery& compiled_;
  std::shared_ptr<std::vector<TermRow>> rows_;
  const SearchContext& context_;
  std::size_t first_row_ = 0;
  std::size_t first_title_row_ = 0;
  bool exact_ = true;
};

// The row for terms without a row of their own. With it a term weighs at least
// as much as it would in any of the languages.
TermRow common_row(const std::vector<LanguageQuery>& queries) {
  TermRow row{1, 1, false};
  for (const LanguageQuery& query : queries) {
    row.mean_length = std::max(row.mean_length, query.mean_length);
  }
  return row;
}

}  // namespace

CandidateQuery make_candidate_query(const std::vector<LanguageQuery>& queries,
                                    const SearchContext& context) {
  auto rows = std::make_shared<std::vector<TermRow>>(1, common_row(queries));
  std::vector<Xapian::Query> languages;
  bool ranks = false, exact = true;
  for (const LanguageQuery& query : queries) {
    LanguageCandidateQuery language(query, rows, context);
    languages.push_back(language.build());
    exact = exact && language.exact();
    ranks = ranks || !query.compiled.scoring_terms.empty();
  }
  return {
      Xapian::Query(Xapian::Query::OP_OR, languages.begin(), languages.end()),
      std::move(rows), ranks, exact};
}

}  // namespace dateline
