#pragma once

#include <vector>

#include "dateline/query.hpp"
#include "dateline/results.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// Finds the words of a query's article conditions that a hit lacks in the other
// passages of its article.
class ElsewhereFinder {
 public:
  // What `context` refers to must outlive the finder.
  ElsewhereFinder(const Query& query, const SearchContext& context);
  ElsewhereFinder(const ElsewhereFinder&) = delete;
  ElsewhereFinder& operator=(const ElsewhereFinder&) = delete;

  // In the order of the passages. Reads the whole article.
  std::vector<ElsewhereMatch> find(const Hit& hit);

 private:
  SearchContext context_;
  std::vector<LanguageQuery> queries_;
  Evaluators evaluators_;  // they refer to queries_
};

}  // namespace dateline
