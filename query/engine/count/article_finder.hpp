#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "query/engine/plan/article_condition.hpp"

namespace dateline {

// Finds the articles of a condition by the passages that have each of its words
// and phrases.
class PassageArticleFinder : public ArticleFinder {
 public:
  std::shared_ptr<const ArticleSet> articles_with(
      const QueryNode& condition, const Query& query, Matching matching,
      const SearchContext& context) override;

 private:
  // By the condition as the query language has it.
  std::map<std::pair<std::string, Matching>, std::shared_ptr<const ArticleSet>>
      found_;
};

}  // namespace dateline
