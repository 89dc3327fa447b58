#pragma once

#include <memory>

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/article_set.hpp"
#include "query/engine/plan/compiler.hpp"

// Conditions that the passages of an article meet together, as those of
// article:(+Merkel +Drosten).
namespace dateline {

// Finds the articles that meet conditions. A SearchContext has one, which keeps
// what it has found for as long as the context lives. Not thread-safe.
class ArticleFinder {
 public:
  virtual ~ArticleFinder() = default;

  // The articles in which `condition`, a node of `query`, holds: each of its
  // words, phrases and NEARs may be in another passage. The set is too small
  // after the deadline.
  virtual std::shared_ptr<const ArticleSet> articles_with(
      const QueryNode& condition, const Query& query, Matching matching,
      const SearchContext& context) = 0;
};

bool is_article_condition(const QueryNode& node);

// Whether a tree has an article condition.
bool has_article_condition(const QueryNode& root);

// The words of all article conditions in a tree, that are not excluded, as
// `should` clauses of a group.
QueryNode article_words(const QueryNode& root);

// The query with the words of article conditions in rows that look for nothing
// else. article:(+a +b) finds the passages of an article that have one of the
// two, and not all of its passages.
Query with_article_words(const Query& query, Matching matching);

// `root` is the tree of `query`, or made of it. The keys point into `root`.
ArticleSets article_sets(const QueryNode& root, const Query& query,
                         Matching matching, const SearchContext& context);

// The query as one condition over articles: article:(...).
Query within_article(const Query& query);

}  // namespace dateline
