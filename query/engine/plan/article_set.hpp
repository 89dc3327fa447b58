#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_set>

#include "dateline/query.hpp"

namespace dateline {

// A set of articles, by their values in the index's article slot.
struct ArticleSet {
  std::unordered_set<std::string> values;
  bool is_complement = false;  // the set is all articles but these

  bool has(const std::string& value) const {
    return values.contains(value) != is_complement;
  }
};

ArticleSet all_but(ArticleSet articles);
ArticleSet in_both(const ArticleSet& a, const ArticleSet& b);
ArticleSet in_either(const ArticleSet& a, const ArticleSet& b);

// The articles of each article condition in a query tree, by its node.
using ArticleSets =
    std::map<const QueryNode*, std::shared_ptr<const ArticleSet>>;

}  // namespace dateline
