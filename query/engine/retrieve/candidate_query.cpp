#include "query/engine/retrieve/candidate_query.hpp"

#include <string>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/retrieve/expanded_word.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/retrieve/term_union.hpp"
#include "query/engine/retrieve/unpruned.hpp"
#include "query/engine/retrieve/word_choices.hpp"

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
        context_(context) {
    if (compiled_.root.is_empty()) {
      return;
    }
    add_rows();
    choices_ =
        weighed_choices(compiled_, first_row_, first_title_row_, context_);
  }

  // The words that it looks for; nothing is weighed if it looks for more.
  WordSearch::Language words() const {
    WordSearch::Language words;
    if (choices_ != nullptr) {
      words.weighed = compiled_.root.all_of.empty() ? choices_ : nullptr;
      return words;
    }
    words.required = required_words(compiled_, context_);
    if (!words.required.empty()) {
      words.weighed = weighed_scoring_terms(compiled_, *rows_, first_row_,
                                            first_title_row_, context_);
    }
    return words;
  }

  Query query() const {
    if (compiled_.root.is_empty()) {
      return {};
    }
    if (choices_ != nullptr) {
      return filtered(
          Query((new TermUnion(choices_, rows_, context_.database().postings(),
                               context_.deadline))
                    ->release()));
    }
    const Bounds bounds = bounds_of(compiled_, Excluding::exact, context_);
    const Query words = terms(schema::body_term, first_row_);
    return {Query::OP_AND_MAYBE, unpruned(bounds.possible),
            Query(Query::OP_OR, words, title_terms())};
  }

 private:
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

  Query filtered(Query words) const {
    for (const CompiledNode& clause : compiled_.root.all_of) {
      words = Query(Query::OP_FILTER, words,
                    filter_query(compiled_.filters[clause.index], context_));
    }
    return words;
  }

  // After the deadline, some terms find some hits, and to open the lists of a
  // thousand would take as long as some searches.
  bool is_late_for(std::size_t terms) const {
    constexpr std::size_t max_late_terms = 32;
    return terms >= max_late_terms && context_.deadline.expired();
  }

  Query terms(TermName name, std::size_t first_row) const {
    std::vector<Query> queries;
    for (std::size_t i = 0;
         i < compiled_.scoring_terms.size() && !is_late_for(queries.size());
         ++i) {
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
  // both weighs more than it scores, which is allowed. `row` is that of the
  // term.
  Query scoring_pattern(const Pattern& pattern, std::size_t row,
                        TermName name) const {
    const PatternArc* joined = joined_form(pattern);
    if (pattern.length() == 1) {
      return term(*joined, row, name, 1);
    }
    const double share = 1.0 / static_cast<double>(pattern.length());
    std::vector<Query> parts;
    for (const auto& arcs : pattern.arcs) {
      parts.push_back(term(arcs.front(), row, name, share));
    }
    const Query all(Query::OP_AND, parts.begin(), parts.end());
    return joined == nullptr
               ? all
               : Query(Query::OP_OR, term(*joined, row, name, 1), all);
  }

  Query term(const PatternArc& arc, std::size_t row, TermName name,
             double share) const {
    if (arc.form != Form::same) {
      return expanded_word(arc, (*rows_)[row], name, share);
    }
    const std::string term = name(compiled_.language, arc.term);
    if (!has_term(term)) {
      return {};
    }
    const Query query(term, static_cast<Xapian::termcount>(row + 1));
    return share == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, share);
  }

  Query expanded_word(const PatternArc& arc, TermRow row, TermName name,
                      double share) const {
    auto expanded = std::make_shared<const ExpandedTerms>(
        expanded_terms(arc, compiled_.language, name, row, share));
    if (expanded->terms.empty() && !has_term(expanded->same)) {
      return {};
    }
    return Query(
        (new ExpandedWord(std::move(expanded), rows_,
                          context_.database().postings(), context_.deadline))
            ->release());
  }

  // A term that no passage has is left out: Xapian takes long to join a
  // thousand of them.
  bool has_term(const std::string& term) const {
    return !term.empty() && context_.database().has_term(term);
  }

  const LanguageQuery& query_;
  const CompiledQuery& compiled_;
  std::shared_ptr<std::vector<TermRow>> rows_;
  const SearchContext& context_;
  std::size_t first_row_ = 0;
  std::size_t first_title_row_ = 0;
  std::shared_ptr<const WeighedTerms> choices_;
};

}  // namespace

CandidateQuery make_candidate_query(const std::vector<LanguageQuery>& queries,
                                    const SearchContext& context,
                                    bool words_suffice) {
  auto rows = std::make_shared<std::vector<TermRow>>();
  std::vector<LanguageCandidateQuery> languages;
  CandidateQuery made{{}, rows, false, {{}, rows}};
  bool has_only_words = true;
  for (const LanguageQuery& query : queries) {
    const LanguageCandidateQuery& language =
        languages.emplace_back(query, rows, context);
    made.ranks = made.ranks || !query.compiled.scoring_terms.empty();
    if (query.compiled.root.is_empty()) continue;
    made.words.languages.push_back(language.words());
    has_only_words =
        has_only_words && made.words.languages.back().weighed != nullptr;
  }
  if (!has_only_words) made.words.languages.clear();
  if (words_suffice && made.ranks && !made.words.languages.empty()) return made;
  std::vector<Xapian::Query> all;
  all.reserve(languages.size());
  for (const LanguageCandidateQuery& language : languages) {
    all.push_back(language.query());
  }
  made.query = Xapian::Query(Xapian::Query::OP_OR, all.begin(), all.end());
  return made;
}

}  // namespace dateline
