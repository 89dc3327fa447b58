#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "dateline/query.hpp"

namespace dateline {

// Stands for an article in an ArticleSet: a hash of its value in the index's
// article slot. In an archive of a million articles, one of a million million
// questions whether a set has an article is answered wrongly.
using ArticleKey = std::uint64_t;

ArticleKey article_key(std::string_view value);

// A set of articles. It is sorted, because sets of hundreds of thousands of
// articles are joined within a search.
struct ArticleSet {
  std::vector<ArticleKey> keys;  // ascending, each once
  bool is_complement = false;    // the set is all articles but these

  bool has(ArticleKey article) const;
};

// Of keys in any order, which may repeat.
ArticleSet article_set(std::vector<ArticleKey> keys);

ArticleSet all_but(ArticleSet articles);
ArticleSet in_both(const ArticleSet& a, const ArticleSet& b);
ArticleSet in_either(const ArticleSet& a, const ArticleSet& b);

// The articles of each article condition in a query tree, by its node.
using ArticleSets =
    std::map<const QueryNode*, std::shared_ptr<const ArticleSet>>;

}  // namespace dateline
