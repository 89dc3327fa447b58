#include "query/engine/diagnosis/article_counter.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/count/facet_counter.hpp"
#include "query/engine/count/match_counter.hpp"
#include "query/engine/plan/language_query.hpp"

namespace dateline {
namespace {

using Articles = std::set<std::string>;  // as the article slot has them

Articles articles_with(const Query& query, const SearchFilters& filters,
                       const SearchContext& context) {
  const std::vector<LanguageQuery> queries =
      unscored_queries(query, filters, Matching::any_word, context);
  Evaluators evaluators = make_evaluators(queries, context.analysers);
  ValueReader values(context.database(), schema::article_slot);
  Articles articles;
  for (const Xapian::docid id : matching_passages(
           match_bounds(queries, context.deadline), evaluators, context)) {
    articles.insert(values.at(id));
  }
  return articles;
}

}  // namespace

std::size_t count_articles_with_all(const std::vector<Query>& queries,
                                    const SearchFilters& filters,
                                    const SearchContext& context) {
  Articles all;
  for (const Query& query : queries) {
    Articles articles = articles_with(query, filters, context);
    if (&query != queries.data()) {
      std::erase_if(articles, [&](const std::string& article) {
        return !all.contains(article);
      });
    }
    all = std::move(articles);
  }
  return context.deadline.expired() ? 0 : all.size();
}

}  // namespace dateline
