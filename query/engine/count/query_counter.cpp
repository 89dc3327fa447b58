#include "query/engine/count/query_counter.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/plan/names.hpp"
#include "query/engine/retrieve/found_matches.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {
namespace {

// The query's words and names side by side, in their order, if it is nothing
// but these. The names are found first, because several words may be one.
std::optional<Query> in_a_row(const Query& query,
                              const SearchContext& context) {
  const QueryNode root = with_names(query.root(), context);
  const bool is_row =
      !root.alternatives && root.children.size() > 1 &&
      root.children.size() <= max_near_operands &&
      std::ranges::all_of(root.children, [](const QueryNode& child) {
        return (child.kind == NodeKind::word || is_name(child)) &&
               child.occur == Occur::should;
      });
  if (!is_row) {
    return std::nullopt;
  }
  QueryNode near = root;
  near.kind = NodeKind::near;
  near.occur = Occur::must;
  near.ordered = true;
  QueryNode row = root;
  row.children = {std::move(near)};
  return query.with_root(std::move(row));
}

// How many words a passage must have to match, apart from the filters.
std::size_t words_to_have(const CompiledNode& node) {
  switch (node.kind) {
    case CompiledNode::Kind::filter:
      return 0;
    case CompiledNode::Kind::leaf:
      return 1;
    case CompiledNode::Kind::near:
      return node.operands.size();
    case CompiledNode::Kind::group:
      break;
  }
  std::size_t words = node.any_of.empty() ? 0 : 1;
  for (const CompiledNode& clause : node.all_of) {
    words += words_to_have(clause);
  }
  return words;
}

// The words that are looked for, in the language that looks for most.
std::size_t counted_words(const std::vector<LanguageQuery>& queries,
                          Matching matching) {
  std::size_t most = 0;
  for (const LanguageQuery& query : queries) {
    const auto words = std::ranges::count_if(
        query.compiled.words,
        [](const QueryWord& word) { return !word.negated && !word.ignored; });
    most = std::max(most, matching == Matching::any_word
                              ? static_cast<std::size_t>(words)
                              : words_to_have(query.compiled.root));
  }
  return most;
}

FoundMatches matches_without(const std::string& article,
                             const std::vector<LanguageQuery>& queries,
                             const SearchContext& context) {
  MatchBounds bounds = match_bounds(queries, context);
  bounds = {excluding_article(article, bounds.sure),
            excluding_article(article, bounds.doubtful)};
  return found_matches(bounds, context);
}

QueryCounts count(const Query& query, const SearchOptions& options,
                  Matching matching, const std::string& excluded_article,
                  const SearchContext& context) {
  // To compile a thousand words takes time too.
  if (context.deadline.expired()) {
    QueryCounts nothing;
    nothing.matches.is_exact = false;
    return nothing;
  }
  const std::vector<LanguageQuery> queries =
      unscored_queries(query, options.filters, matching, context);
  Evaluators evaluators = make_evaluators(queries, context);
  // To build the bounds of thousands of terms takes time too.
  FoundMatches found;
  if (!context.deadline.expired()) {
    found = excluded_article.empty()
                ? found_matches(queries, context)
                : matches_without(excluded_article, queries, context);
  }
  return {count_matches(std::move(found), evaluators, options, context), false,
          counted_words(queries, matching)};
}

}  // namespace

QueryCounts count_query(const Query& query, const SearchOptions& options,
                        const std::string& excluded_article,
                        const SearchContext& context) {
  if (options.counting == Counting::in_a_row) {
    if (const std::optional<Query> row = in_a_row(query, context)) {
      QueryCounts counts =
          count(*row, options, Matching::all_words, excluded_article, context);
      if (counts.matches.passages > 0) {
        counts.in_a_row = counts.words > 1;
        return counts;
      }
    }
  }
  const Matching matching = options.counting == Counting::any_word
                                ? Matching::any_word
                                : Matching::all_words;
  return count(query, options, matching, excluded_article, context);
}

}  // namespace dateline
