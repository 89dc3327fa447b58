#include "query/engine/retrieve/match_bounds.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/plan/should_clauses.hpp"
#include "query/engine/retrieve/trace_filter.hpp"

namespace dateline {
namespace {

using Xapian::Query;
using TermName = std::string (*)(std::string_view language,
                                 std::string_view stem);

// Queries without a match are empty, and Xapian takes them for that.
Query all_of(const std::vector<Query>& queries) {
  return {Query::OP_AND, queries.begin(), queries.end()};
}

Query any_of(const std::vector<Query>& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
}

Query without(const Query& query, const Query& excluded) {
  return {Query::OP_AND_NOT, query, excluded};
}

// Bounds of a part of the tree. A passage may be in both.
struct Part {
  Query sure;
  Query doubtful;
  bool has_words = true;  // what matches has a term of the language

  bool is_exact() const { return doubtful.empty(); }
  Query possible() const { return is_exact() ? sure : sure | doubtful; }
};

// The parts of a group, by how they occur.
struct Operands {
  std::vector<Part> must, should, must_not;
  bool has_word_must = false;

  bool needs_should() const { return !should.empty() && !has_word_must; }
};

std::vector<Query> sure_ones(const std::vector<Part>& parts) {
  std::vector<Query> queries;
  for (const Part& part : parts) queries.push_back(part.sure);
  return queries;
}

std::vector<Query> doubtful_ones(const std::vector<Part>& parts) {
  std::vector<Query> queries;
  for (const Part& part : parts) {
    if (!part.is_exact()) queries.push_back(part.doubtful);
  }
  return queries;
}

bool all_exact(const std::vector<Part>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const Part& part) { return part.is_exact(); });
}

bool all_have_words(const std::vector<Part>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const Part& part) { return part.has_words; });
}

Part either(const std::vector<Part>& parts) {
  return {any_of(sure_ones(parts)), any_of(doubtful_ones(parts)),
          all_have_words(parts)};
}

Part all_together(const std::vector<Part>& parts) {
  if (parts.empty()) {
    return {Query::MatchAll, {}, false};
  }
  Part made{all_of(sure_ones(parts)), {}, false};
  if (!all_exact(parts)) {
    std::vector<Query> possible;
    for (const Part& part : parts) possible.push_back(part.possible());
    made.doubtful = all_of(possible);
  }
  made.has_words = std::any_of(parts.begin(), parts.end(),
                               [](const Part& part) { return part.has_words; });
  return made;
}

Part part_without(const Part& part, const std::vector<Part>& excluded) {
  if (excluded.empty()) {
    return part;
  }
  const Part any = either(excluded);
  Part made{without(part.sure, any.possible()), {}, part.has_words};
  if (!part.is_exact() || !any.is_exact()) {
    made.doubtful = without(part.possible(), any.sure);
  }
  return made;
}

// The bounds for one language.
class LanguageBounds {
 public:
  LanguageBounds(const CompiledQuery& query, Deadline& deadline)
      : query_(query), deadline_(deadline) {}

  Part build() const {
    if (query_.root.children.empty()) {
      return {};
    }
    Part part = group(query_.root);
    if (!part.has_words) {
      const Query language(schema::language_term(query_.language));
      part.sure = Query(Query::OP_FILTER, part.sure, language);
      part.doubtful = Query(Query::OP_FILTER, part.doubtful, language);
    }
    return part;
  }

 private:
  using Kind = CompiledNode::Kind;

  Part node(const CompiledNode& from) const {
    switch (from.kind) {
      case Kind::leaf:
        return leaf(query_.leaves[from.index]);
      case Kind::filter:
        return {filter_query(query_.filters[from.index]), {}, false};
      case Kind::near:
        return near(from);
      case Kind::group:
        break;
    }
    return group(from);
  }

  Part group(const CompiledNode& from) const {
    Operands operands;
    for (const CompiledNode* choice : distinct_should_clauses(query_, from)) {
      operands.should.push_back(node(*choice));
    }
    for (const CompiledNode& child : from.children) {
      if (child.occur == Occur::must_not) {
        operands.must_not.push_back(node(child));
      } else if (child.occur == Occur::must) {
        operands.must.push_back(node(child));
        operands.has_word_must |= !child.filters;
      }
    }
    if (operands.needs_should()) {
      operands.must.push_back(either(operands.should));
    }
    const Part held = operands.must.size() == 1 ? operands.must.front()
                                                : all_together(operands.must);
    return part_without(held, operands.must_not);
  }

  Part leaf(const Leaf& leaf) const {
    const TermName name =
        leaf.title_only ? schema::title_term : schema::body_term;
    Part part;
    part.sure = sure_terms(leaf, name);
    const auto& first = leaf.pattern.arcs.front();
    const bool is_term = leaf.pattern.length() == 1 && first.size() == 1 &&
                         first.front().form == Form::same;
    if (is_term && leaf.weakest >= MatchLevel::stemmed) {
      return part;
    }
    part.doubtful = terms(leaf.pattern, name);
    if (leaf.pattern.length() > 1 && !leaf.title_only) {
      part.doubtful &= trace({{leaf.pattern}, 0, false});
    }
    return part;
  }

  // A term that is all of the pattern: where it is the leaf matches, if the
  // word's form does not count.
  Query sure_terms(const Leaf& leaf, TermName name) const {
    std::vector<Query> sure;
    for (const PatternArc& arc : leaf.pattern.arcs.front()) {
      if (leaf.weakest >= MatchLevel::stemmed && arc.form != Form::prefix &&
          arc.width >= leaf.pattern.length()) {
        sure.emplace_back(name(query_.language, arc.term));
      }
    }
    return any_of(sure);
  }

  Part near(const CompiledNode& from) const {
    std::vector<Query> operands;
    TraceCondition condition{{}, from.distance, from.ordered};
    for (const CompiledNode& child : from.children) {
      operands.push_back(node(child).possible());
      if (child.kind == Kind::leaf && !query_.leaves[child.index].title_only) {
        condition.patterns.push_back(query_.leaves[child.index].pattern);
      }
    }
    Query query = all_of(operands);
    if (condition.patterns.size() == operands.size()) {
      query &= trace(std::move(condition));
    }
    return {{}, query};
  }

  Query trace(TraceCondition condition) const {
    return Query((new TraceFilter(std::move(condition), deadline_))->release());
  }

  // Terms that a match has: at each position of the pattern the word there, or
  // a compound that spans it.
  Query terms(const Pattern& pattern, TermName name) const {
    std::vector<std::vector<Query>> spanning(pattern.length());
    for (std::size_t at = 0; at < pattern.length(); ++at) {
      for (const PatternArc& arc : pattern.arcs[at]) {
        const std::size_t end = std::min(at + arc.width, pattern.length());
        for (std::size_t i = at; i < end; ++i) {
          spanning[i].push_back(term(arc, name));
        }
      }
    }
    std::vector<Query> all;
    for (const auto& any : spanning) all.push_back(any_of(any));
    return all_of(all);
  }

  Query term(const PatternArc& arc, TermName name) const {
    std::vector<Query> any;
    if (arc.form != Form::prefix) {
      any.emplace_back(name(query_.language, arc.term));
    }
    if (arc.form != Form::same) {
      for (const Expansion::Term& term : arc.expansion->terms) {
        any.emplace_back(name(query_.language, term.stem));
      }
    }
    return any_of(any);
  }

  const CompiledQuery& query_;
  Deadline& deadline_;
};

}  // namespace

MatchBounds match_bounds(const std::vector<LanguageQuery>& queries,
                         Deadline& deadline) {
  std::vector<Part> parts;
  for (const LanguageQuery& query : queries) {
    parts.push_back(LanguageBounds(query.compiled, deadline).build());
  }
  const Part any = either(parts);
  return {any.sure, without(any.doubtful, any.sure)};
}

}  // namespace dateline
