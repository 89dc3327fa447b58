#include "query/engine/count/query_counter.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {
namespace {

// The query's words side by side, in their order, if it is nothing but words.
std::optional<Query> in_a_row(const Query& query) {
  const QueryNode& root = query.root();
  const bool is_row =
      !root.alternatives && root.children.size() > 1 &&
      root.children.size() <= max_near_operands &&
      std::ranges::all_of(root.children, [](const QueryNode& child) {
        return child.kind == NodeKind::word && child.occur == Occur::should;
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

MatchCounts count(const Query& query, const SearchOptions& options,
                  Matching matching, const std::string& excluded_article,
                  const SearchContext& context) {
  const std::vector<LanguageQuery> queries =
      unscored_queries(query, options.filters, matching, context);
  Evaluators evaluators = make_evaluators(queries, context.analysers);
  // To build the bounds of thousands of terms takes time too.
  MatchBounds bounds = context.deadline.expired()
                           ? MatchBounds()
                           : match_bounds(queries, context.deadline);
  bounds.sure = excluding_article(excluded_article, bounds.sure);
  bounds.doubtful = excluding_article(excluded_article, bounds.doubtful);
  return count_matches(bounds, evaluators, options.facets, context);
}

}  // namespace

QueryCounts count_query(const Query& query, const SearchOptions& options,
                        const std::string& excluded_article,
                        const SearchContext& context) {
  if (options.counting == Counting::in_a_row) {
    if (const std::optional<Query> row = in_a_row(query)) {
      MatchCounts counts =
          count(*row, options, Matching::all_words, excluded_article, context);
      if (counts.passages > 0) {
        return {std::move(counts), true};
      }
    }
  }
  const Matching matching = options.counting == Counting::any_word
                                ? Matching::any_word
                                : Matching::all_words;
  return {count(query, options, matching, excluded_article, context), false};
}

}  // namespace dateline
