#include "query/engine/diagnosis/articles_apart.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "query/engine/count/query_counter.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/plan/article_condition.hpp"

namespace dateline {
namespace {

std::size_t count_articles(const Query& query, const SearchFilters& filters,
                           const SearchContext& context) {
  SearchOptions options;
  options.filters = filters;
  options.counting = Counting::any_word;
  options.page.limit = 0;  // counted exactly
  return count_query(query, options, "", context).matches.articles;
}

}  // namespace

bool may_hold_apart(const Query& query) {
  const QueryNode& root = query.root();
  const auto conditions =
      std::ranges::count_if(root.children, [](const QueryNode& clause) {
        return clause.occur == Occur::must && !is_filter(clause);
      });
  return conditions > 1 && !has_article_condition(root);
}

std::size_t count_articles_with(const std::vector<QueryNode>& conditions,
                                const Query& query,
                                const SearchFilters& filters,
                                const SearchContext& context) {
  QueryNode root;
  root.children = conditions;
  for (QueryNode& clause : root.children) {
    clause.occur = Occur::must;
  }
  const std::size_t articles = count_articles(
      within_article(query.with_root(std::move(root))), filters, context);
  return context.deadline.expired() ? 0 : articles;
}

std::vector<Note> notes_on_articles_apart(const Query& query, std::size_t found,
                                          const SearchFilters& filters,
                                          const SearchContext& context) {
  const Query condition = within_article(query);
  const std::size_t articles = count_articles(condition, filters, context);
  if (articles <= found || context.deadline.expired()) {
    return {};
  }
  const std::size_t apart = articles - found;
  return {{with_commas(apart) + " more " +
               (apart == 1 ? "article has" : "articles have") +
               " all of it, but in different passages; to find them, write " +
               condition.to_string(),
           0, 0}};
}

}  // namespace dateline
