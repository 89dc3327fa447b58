#include "query/engine/retrieve/candidate_query.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/plan/should_clauses.hpp"
#include "query/engine/retrieve/trace_filter.hpp"

namespace dateline {
namespace {

using Xapian::Query;
using TermName = std::string (*)(std::string_view language,
                                 std::string_view stem);

// A query for part of the tree, and whether it matches no more than the part.
struct Part {
  Query query;
  bool exact = false;
};

// Builds the proposal for one language.
class LanguageCandidateQuery {
 public:
  LanguageCandidateQuery(const LanguageQuery& query, std::vector<TermRow>& rows,
                         Deadline& deadline)
      : query_(query.compiled),
        language_query_(query),
        rows_(rows),
        deadline_(deadline) {}

  Query build() {
    if (query_.root.children.empty()) {
      return {};
    }
    add_rows();
    Query titles = scoring_term_queries(schema::title_term, first_title_row_);
    if (is_plain(query_.root)) {
      exact_ =
          std::all_of(query_.leaves.begin(), query_.leaves.end(), is_exact);
      const Query words = body_queries(false);
      return {Query::OP_AND_MAYBE, with_conditions(words),
              Query(Query::OP_OR, titles, body_queries(true))};
    }
    auto [condition, exact] = group(query_.root);
    exact_ = exact;
    if (!needs_words(query_.root)) {
      condition = Query(Query::OP_AND, condition,
                        Query(schema::language_term(query_.language)));
    }
    const Query words = scoring_term_queries(schema::body_term, first_row_);
    return {Query::OP_AND_MAYBE, Query(Query::OP_SCALE_WEIGHT, condition, 0.0),
            Query(Query::OP_OR, words, titles)};
  }

  // Whether what was built matches no more than the query does.
  bool exact() const { return exact_; }

 private:
  using Kind = CompiledNode::Kind;

  // Whether every passage with the leaf's term has what the leaf looks for.
  static bool is_exact(const Leaf& leaf) {
    return leaf.pattern.length() == 1 && leaf.weakest == MatchLevel::stemmed;
  }

  // Rows for the terms' body terms, then for their title terms.
  void add_rows() {
    first_row_ = rows_.size();
    for (const double idf : language_query_.idf) {
      rows_.push_back({idf, language_query_.statistics.mean_length, false});
    }
    first_title_row_ = rows_.size();
    for (const double idf : language_query_.idf) {
      rows_.push_back({idf * language_query_.title_share, 1, true});
    }
  }

  // Whether the root asks for nothing but some of its words, apart from
  // filters: then the words' own posting lists are the condition.
  bool is_plain(const CompiledNode& root) const {
    return std::all_of(root.children.begin(), root.children.end(),
                       [this](const CompiledNode& child) {
                         return child.kind == Kind::filter
                                    ? child.occur != Occur::must_not
                                    : child.occur == Occur::should &&
                                          is_word(child);
                       }) &&
           needs_words(root);
  }

  bool is_word(const CompiledNode& node) const {
    if (node.kind == Kind::leaf) {
      const Leaf& leaf = query_.leaves[node.index];
      return leaf.weakest >= MatchLevel::stemmed && !leaf.title_only &&
             leaf.pattern.length() == 1;
    }
    return node.kind == Kind::group && !node.children.empty() &&
           std::all_of(node.children.begin(), node.children.end(),
                       [this](const CompiledNode& child) {
                         return child.occur == Occur::should && is_word(child);
                       });
  }

  // Whether a passage of another language cannot match.
  bool needs_words(const CompiledNode& node) const {
    switch (node.kind) {
      case Kind::leaf:
        return true;
      case Kind::filter:
        return false;
      case Kind::near:
        return true;
      case Kind::group:
        break;
    }
    bool any_should = false, all_should = true;
    for (const CompiledNode& child : node.children) {
      if (child.occur == Occur::must && needs_words(child)) {
        return true;
      }
      if (child.occur == Occur::should) {
        any_should = true;
        all_should = all_should && needs_words(child);
      }
    }
    const bool has_must =
        std::any_of(node.children.begin(), node.children.end(),
                    [](const CompiledNode& child) {
                      return child.occur == Occur::must && !child.filters;
                    });
    return any_should && all_should && !has_must;
  }

  Query with_conditions(Query words) const {
    for (const CompiledNode& child : query_.root.children) {
      if (child.kind == Kind::filter) {
        words = Query(Query::OP_FILTER, words,
                      filter_query(query_.filters[child.index]));
      }
    }
    return words;
  }

  Part node(const CompiledNode& from) const {
    switch (from.kind) {
      case Kind::leaf:
        return leaf(query_.leaves[from.index]);
      case Kind::filter:
        return {filter_query(query_.filters[from.index]), true};
      case Kind::near:
        return near(from);
      case Kind::group:
        break;
    }
    return group(from);
  }

  Part leaf(const Leaf& leaf) const {
    if (leaf.title_only) {
      return {terms(leaf.pattern, schema::title_term), false};
    }
    Query query = terms(leaf.pattern, schema::body_term);
    if (leaf.pattern.length() > 1) {
      query &= trace({{leaf.pattern}, 0, false});
    }
    return {query, is_exact(leaf)};
  }

  Part near(const CompiledNode& from) const {
    std::vector<Query> operands;
    TraceCondition condition{{}, from.distance, from.ordered};
    bool leaves_only = true;
    for (const CompiledNode& child : from.children) {
      operands.push_back(node(child).query);
      leaves_only = leaves_only && child.kind == Kind::leaf &&
                    !query_.leaves[child.index].title_only;
      if (leaves_only) {
        condition.patterns.push_back(query_.leaves[child.index].pattern);
      }
    }
    Query query(Query::OP_AND, operands.begin(), operands.end());
    if (leaves_only) {
      query &= trace(std::move(condition));
    }
    return {query, false};
  }

  Part group(const CompiledNode& from) const {
    std::vector<Query> must, should, must_not;
    bool exact = true, has_word_must = false;
    for (const CompiledNode* choice : distinct_should_clauses(query_, from)) {
      const Part part = node(*choice);
      exact = exact && part.exact;
      should.push_back(part.query);
    }
    for (const CompiledNode& child : from.children) {
      if (child.occur == Occur::should) {
        continue;
      }
      const Part part = node(child);
      exact = exact && part.exact;
      if (child.occur == Occur::must) {
        must.push_back(part.query);
        has_word_must = has_word_must || !child.filters;
      } else if (part.exact) {  // else it would take away passages that match
        must_not.push_back(part.query);
      }
    }
    Query query = must.empty() && should.empty()
                      ? Query::MatchAll
                      : Query(Query::OP_AND, must.begin(), must.end());
    if (!should.empty() && !has_word_must) {
      const Query any(Query::OP_OR, should.begin(), should.end());
      query = must.empty() ? any : Query(Query::OP_AND, query, any);
    }
    for (const Query& excluded : must_not) {
      query = Query(Query::OP_AND_NOT, query, excluded);
    }
    return {query, exact};
  }

  Query trace(TraceCondition condition) const {
    return Query((new TraceFilter(std::move(condition), deadline_))->release());
  }

  // All terms of the pattern. A word that is there often is asked for once.
  Query terms(const Pattern& pattern, TermName name) const {
    std::vector<Query> all;
    std::set<std::string_view> asked;
    for (std::size_t at = 0; at < pattern.length();) {
      const std::size_t width = widest(pattern.arcs[at]);
      const PatternArc& word = pattern.arcs[at].front();
      if (width > 1 || word.form != Form::same ||
          asked.insert(word.term).second) {
        all.push_back(terms_at(pattern, at, width, name));
      }
      at += width;
    }
    return {Query::OP_AND, all.begin(), all.end()};
  }

  static std::size_t widest(const std::vector<PatternArc>& arcs) {
    return std::max_element(
               arcs.begin(), arcs.end(),
               [](const auto& a, const auto& b) { return a.width < b.width; })
        ->width;
  }

  // A word, or a compound of `width` words: those, or its joined form.
  Query terms_at(const Pattern& pattern, std::size_t at, std::size_t width,
                 TermName name) const {
    std::vector<Query> parts;
    for (std::size_t i = at; i < at + width && i < pattern.length(); ++i) {
      parts.push_back(term(pattern.arcs[i].front(), name));
    }
    const Query all(Query::OP_AND, parts.begin(), parts.end());
    return width == 1 ? all : all | term(pattern.arcs[at].back(), name);
  }

  Query term(const PatternArc& arc, TermName name,
             Xapian::termcount row = 1) const {
    return arc.form == Form::same ? Query(name(query_.language, arc.term), row)
                                  : expanded(arc, name, row);
  }

  // All terms that a prefix or fuzzy word stands for, weighed as one word that
  // occurs where any of them does. Xapian gives such a synonym no wqf to name a
  // row by, so it takes the idf as a factor of the common row; so must its
  // terms, since Xapian makes a synonym of one term that term.
  Query expanded(const PatternArc& arc, TermName name,
                 Xapian::termcount row) const {
    const bool in_title = name != schema::body_term;
    std::vector<Query> any;
    for (const Expansion::Term& term : arc.expansion->terms) {
      any.emplace_back(name(query_.language, term.stem), in_title ? row : 1);
    }
    if (in_title) {  // weighed by presence
      return {Query::OP_MAX, any.begin(), any.end()};
    }
    const double idf = rows_[row - 1].idf;
    const Query all(Query::OP_SYNONYM, any.begin(), any.end());
    if (arc.form == Form::prefix) {
      return {Query::OP_SCALE_WEIGHT, all, idf};
    }
    const Query same(name(query_.language, arc.term));
    return {Query::OP_MAX, Query(Query::OP_SCALE_WEIGHT, same, idf),
            Query(Query::OP_SCALE_WEIGHT, all, idf * fuzzy_share)};
  }

  // Of the terms that only rank, or of the others.
  Query body_queries(bool only_ranking) {
    std::vector<Query> queries;
    for (std::size_t i = 0; i < query_.scoring_terms.size(); ++i) {
      const ScoringTerm& term = query_.scoring_terms[i];
      if (term.only_ranks == only_ranking) {
        queries.push_back(scoring_term_query(term.pattern, schema::body_term,
                                             first_row_ + i));
      }
    }
    return {Query::OP_OR, queries.begin(), queries.end()};
  }

  Query scoring_term_queries(TermName name, std::size_t first_row) {
    std::vector<Query> queries;
    for (std::size_t i = 0; i < query_.scoring_terms.size(); ++i) {
      queries.push_back(scoring_term_query(query_.scoring_terms[i].pattern,
                                           name, first_row + i));
    }
    return {Query::OP_OR, queries.begin(), queries.end()};
  }

  // The joined form, and all the parts with an equal share each. Where a
  // passage has both, this is above its score: a bound, not an estimate.
  Query scoring_term_query(const Pattern& pattern, TermName name,
                           std::size_t row) {
    const auto number = static_cast<Xapian::termcount>(row + 1);
    const PatternArc* joined = joined_form(pattern);
    if (pattern.length() == 1) {
      return term(*joined, name, number);
    }
    std::vector<Query> parts;
    for (const auto& arcs : pattern.arcs) {
      parts.push_back(term(arcs.front(), name, number));
    }
    const Query all(Query::OP_SCALE_WEIGHT,
                    Query(Query::OP_AND, parts.begin(), parts.end()),
                    1.0 / static_cast<double>(parts.size()));
    return joined == nullptr
               ? all
               : Query(Query::OP_OR, term(*joined, name, number), all);
  }

  const CompiledQuery& query_;
  const LanguageQuery& language_query_;
  std::vector<TermRow>& rows_;
  Deadline& deadline_;
  std::size_t first_row_ = 0;
  std::size_t first_title_row_ = 0;
  bool exact_ = true;
};

// For what has no row of its own: above the weight in any of the languages.
TermRow common_row(const std::vector<LanguageQuery>& queries) {
  TermRow row{1, 1, false};
  for (const LanguageQuery& query : queries) {
    row.mean_length = std::max(row.mean_length, query.statistics.mean_length);
  }
  return row;
}

}  // namespace

Xapian::Query filter_query(const Filter& filter) {
  if (filter.kind == Filter::Kind::date) {
    const DateRange& dates = filter.dates;
    // The empty value of an article without a date is below every digit.
    return {Xapian::Query::OP_VALUE_RANGE, schema::date_slot,
            dates.from.empty() ? "0" : dates.from,
            dates.to.empty() ? "~" : dates.to};
  }
  std::vector<Xapian::Query> any;
  for (const std::string& value : filter.any_of) {
    any.emplace_back(filter.kind == Filter::Kind::source
                         ? schema::source_term(value)
                         : schema::language_term(value));
  }
  return {Xapian::Query::OP_OR, any.begin(), any.end()};
}

CandidateQuery make_candidate_query(const std::vector<LanguageQuery>& queries,
                                    Deadline& deadline) {
  auto rows = std::make_shared<std::vector<TermRow>>(1, common_row(queries));
  std::vector<Xapian::Query> any;
  bool ranks = false, exact = true;
  for (const LanguageQuery& query : queries) {
    LanguageCandidateQuery language(query, *rows, deadline);
    any.push_back(language.build());
    exact = exact && language.exact();
    ranks = ranks || !query.compiled.scoring_terms.empty();
  }
  return {Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end()),
          std::move(rows), ranks, exact};
}

}  // namespace dateline
