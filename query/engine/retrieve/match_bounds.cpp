#include "query/engine/retrieve/match_bounds.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/cross_passage_source.hpp"
#include "query/engine/retrieve/expanded_word.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/retrieve/trace_filter.hpp"

namespace dateline {
namespace {

using Xapian::Query;

// Queries without a match are empty, and Xapian treats empty queries so.
Query query_of(Query::op op, const std::vector<Bounds>& parts,
               Query Bounds::*bound) {
  std::vector<Query> queries;
  queries.reserve(parts.size());
  for (const Bounds& part : parts) {
    queries.push_back(part.*bound);
  }
  return {op, queries.begin(), queries.end()};
}

// Any of many queries, in groups. Xapian sorts the queries of an OR by
// estimates, each of which is the sum of all that were joined before: the time
// grows with the square of their number. It joins a SYNONYM by itself, and
// treats one without weight as an OR.
Query any_query_of(const std::vector<Bounds>& parts, Query Bounds::*bound) {
  constexpr std::size_t max_group = 32;
  if (parts.size() <= max_group) {
    return query_of(Query::OP_OR, parts, bound);
  }
  std::vector<Query> groups;
  for (auto part = parts.begin(); part != parts.end();) {
    const auto end =
        part + std::min<std::ptrdiff_t>(max_group, parts.end() - part);
    groups.push_back(query_of(Query::OP_SYNONYM, {part, end}, bound));
    part = end;
  }
  return {Query::OP_SCALE_WEIGHT,
          Query(Query::OP_OR, groups.begin(), groups.end()), 0.0};
}

bool all_are_exact(const std::vector<Bounds>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const Bounds& part) { return part.exact; });
}

bool has_words(const Bounds& part) { return part.has_words; }

Bounds any_of(const std::vector<Bounds>& parts) {
  return {any_query_of(parts, &Bounds::sure),
          any_query_of(parts, &Bounds::possible), all_are_exact(parts),
          std::all_of(parts.begin(), parts.end(), has_words)};
}

Bounds all_of(const std::vector<Bounds>& parts) {
  if (parts.empty()) {
    return {all_passages_query(), all_passages_query(), true, false};
  }
  return {query_of(Query::OP_AND, parts, &Bounds::sure),
          query_of(Query::OP_AND, parts, &Bounds::possible),
          all_are_exact(parts),
          std::any_of(parts.begin(), parts.end(), has_words)};
}

// The number of positions that the widest arc spans.
std::size_t max_width(const std::vector<PatternArc>& arcs) {
  return std::max_element(
             arcs.begin(), arcs.end(),
             [](const auto& a, const auto& b) { return a.width < b.width; })
      ->width;
}

// Which of the bounds are translated; conditions on traces are for `possible`
// only, and take the longest to build.
enum class Wanted { both, sure };

class Translator {
 public:
  Translator(const CompiledQuery& query, Excluding excluding, Wanted wanted,
             const SearchContext& context)
      : query_(query),
        excluding_(excluding),
        wanted_(wanted),
        context_(context) {}

  Bounds root() const {
    Bounds bounds = group(query_.root);
    if (!bounds.has_words) {
      const Query language(schema::language_term(query_.language));
      bounds.sure = Query(Query::OP_AND, bounds.sure, language);
      bounds.possible = Query(Query::OP_AND, bounds.possible, language);
    }
    return bounds;
  }

 private:
  using Kind = CompiledNode::Kind;

  Bounds node(const CompiledNode& node) const {
    switch (node.kind) {
      case Kind::leaf:
        return leaf(query_.leaves[node.index]);
      case Kind::filter:
        return filter(query_.filters[node.index]);
      case Kind::near:
        return near(node);
      case Kind::group:
        break;
    }
    return group(node);
  }

  Bounds filter(const Filter& filter) const {
    const Query query = filter_query(filter, context_);
    return {query, query, true, false};
  }

  Bounds group(const CompiledNode& group) const {
    std::vector<Bounds> required;
    for (const CompiledNode* clause : distinct_clauses(query_, group.all_of)) {
      required.push_back(node(*clause));
    }
    if (!group.any_of.empty()) {
      std::vector<Bounds> choices;
      for (const CompiledNode* clause :
           distinct_clauses(query_, group.any_of)) {
        choices.push_back(node(*clause));
      }
      required.push_back(any_of(choices));
    }
    Bounds bounds = all_of(required);
    if (!group.none_of.empty()) {
      // Of the passages that are excluded none gets to a deadline that is asked
      // about matches.
      bounds.sure = until_deadline(bounds.sure, context_.deadline);
      bounds.possible = until_deadline(bounds.possible, context_.deadline);
    }
    Translator whole = *this;
    whole.needs_all_terms_ = true;
    for (const CompiledNode& clause : group.none_of) {
      exclude(whole.node(clause), bounds);
    }
    // Optional clauses change no match, but they count here: where a group is
    // excluded that has an inexact one, its passages stay candidates.
    for (const CompiledNode& clause : group.optional) {
      bounds.exact = bounds.exact && node(clause).exact;
    }
    return bounds;
  }

  void exclude(const Bounds& excluded, Bounds& bounds) const {
    bounds.sure = Query(Query::OP_AND_NOT, bounds.sure, excluded.possible);
    bounds.exact = bounds.exact && excluded.exact;
    if (excluded.exact || excluding_ == Excluding::sure) {
      bounds.possible =
          Query(Query::OP_AND_NOT, bounds.possible, excluded.sure);
    }
  }

  Bounds leaf(const Leaf& leaf) const {
    const Pattern& pattern = query_.pattern_of(leaf);
    const TermName name =
        leaf.title_only ? schema::title_term : schema::body_term;
    // After the deadline no trace is read, so that only the joined forms of a
    // phrase can be found. To build conditions for a thousand takes long.
    if (pattern.length() > 1 && context_.deadline.expired()) {
      const Query joined = joined_terms(leaf, name);
      return {joined, joined, false};
    }
    Bounds bounds{joined_terms(leaf, name), {}};
    bounds.exact = pattern.length() == 1 && !leaf.title_only &&
                   leaf.weakest == MatchLevel::stemmed;
    if (wanted_ == Wanted::both) bounds.possible = possible(leaf, name);
    return bounds;
  }

  Query possible(const Leaf& leaf, TermName name) const {
    const Pattern& pattern = query_.pattern_of(leaf);
    Query possible = terms(pattern, name);
    if (pattern.length() > 1 && !leaf.title_only) {
      possible &= trace_query(TraceCondition(pattern), context_);
    }
    if (leaf.runs_on) {
      possible |= cross_passage_query(TraceCondition(pattern), query_.language,
                                      context_);
    }
    return possible;
  }

  // The terms that each stand for the whole pattern. Where such a term is, the
  // leaf matches, unless it asks for certain letters.
  Query joined_terms(const Leaf& leaf, TermName name) const {
    const Pattern& pattern = query_.pattern_of(leaf);
    std::vector<Query> joined;
    for (const PatternArc& arc : pattern.arcs.front()) {
      if (leaf.weakest >= MatchLevel::stemmed && arc.form != Form::prefix &&
          arc.form != Form::wildcard && arc.width >= pattern.length()) {
        joined.emplace_back(name(query_.language, arc.term));
      }
    }
    return {Query::OP_OR, joined.begin(), joined.end()};
  }

  Bounds near(const CompiledNode& near) const {
    if (wanted_ == Wanted::sure || context_.deadline.expired()) {
      return {Query(), Query(), false};
    }
    std::vector<Bounds> operands;
    for (const CompiledNode& operand : near.operands) {
      operands.push_back(node(operand));
    }
    Bounds bounds{Query(),
                  query_of(Query::OP_AND, operands, &Bounds::possible)};
    if (runs_on(query_, near)) {
      TraceCondition condition(query_, near);
      bounds.possible &= trace_query(condition, context_);
      bounds.possible |=
          cross_passage_query(std::move(condition), query_.language, context_);
    }
    return bounds;
  }

  // All words of the pattern. A word that the pattern has several times is
  // asked for once.
  Query terms(const Pattern& pattern, TermName name) const {
    std::vector<Query> words;
    std::set<std::string_view> asked;
    for (std::size_t at = 0; at < pattern.length();) {
      const std::size_t width = max_width(pattern.arcs[at]);
      const PatternArc& word = pattern.arcs[at].front();
      if (width > 1 || word.form != Form::same ||
          asked.insert(word.term).second) {
        words.push_back(terms_at(pattern, at, width, name));
      }
      at += width;
    }
    return {Query::OP_AND, words.begin(), words.end()};
  }

  // A word, or the singular of an acronym; or the words of a compound of
  // `width` words, or its joined form.
  Query terms_at(const Pattern& pattern, std::size_t at, std::size_t width,
                 TermName name) const {
    std::vector<Query> words;
    for (std::size_t i = at; i < at + width && i < pattern.length(); ++i) {
      words.push_back(term(pattern.arcs[i].front(), name));
    }
    const Query all(Query::OP_AND, words.begin(), words.end());
    const std::vector<PatternArc>& arcs = pattern.arcs[at];
    return arcs.size() == 1 ? all : all | term(arcs.back(), name);
  }

  // Xapian opens all lists of a query before it asks the deadline, and takes
  // long to join them, so that what a word stands for is a source of its own.
  Query term(const PatternArc& arc, TermName name) const {
    if (arc.form == Form::same || needs_all_terms_) {
      return term_query(arc, query_.language, name);
    }
    auto expanded = std::make_shared<ExpandedTerms>();
    expanded->terms = terms_of(arc, query_.language, name);
    expanded->has_weight = false;
    if (expanded->terms.empty()) return {};
    return Query(
        (new ExpandedWord(std::move(expanded),
                          std::make_shared<std::vector<TermRow>>(),
                          context_.database().postings(), context_.deadline))
            ->release());
  }

  const CompiledQuery& query_;
  Excluding excluding_;
  Wanted wanted_;
  const SearchContext& context_;
  bool needs_all_terms_ =
      false;  // also after the deadline, to exclude passages
};

Bounds bounds_of(const CompiledQuery& query, Excluding excluding, Wanted wanted,
                 const SearchContext& context) {
  return query.root.is_empty()
             ? Bounds{{}, {}, true, true}
             : Translator(query, excluding, wanted, context).root();
}

// Of all languages.
Bounds bounds_of(const std::vector<LanguageQuery>& queries, Wanted wanted,
                 const SearchContext& context) {
  std::vector<Bounds> languages;
  languages.reserve(queries.size());
  for (const LanguageQuery& query : queries) {
    languages.push_back(
        bounds_of(query.compiled, Excluding::sure, wanted, context));
  }
  return any_of(languages);
}

}  // namespace

Bounds bounds_of(const CompiledQuery& query, Excluding excluding,
                 const SearchContext& context) {
  return bounds_of(query, excluding, Wanted::both, context);
}

MatchBounds match_bounds(const std::vector<LanguageQuery>& queries,
                         const SearchContext& context) {
  const Bounds any = bounds_of(queries, Wanted::both, context);
  return {any.sure, any.exact ? Xapian::Query()
                              : Xapian::Query(Xapian::Query::OP_AND_NOT,
                                              any.possible, any.sure)};
}

SureMatches sure_matches(const std::vector<LanguageQuery>& queries,
                         const SearchContext& context) {
  const Bounds any = bounds_of(queries, Wanted::sure, context);
  return {any.sure, any.exact};
}

}  // namespace dateline
