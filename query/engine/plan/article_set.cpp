#include "query/engine/plan/article_set.hpp"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {

ArticleKey article_key(std::string_view value) {
  return XXH3_64bits(value.data(), value.size());
}

bool ArticleSet::has(ArticleKey article) const {
  return std::ranges::binary_search(keys, article) != is_complement;
}

ArticleSet article_set(std::vector<ArticleKey> keys) {
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return {std::move(keys), false};
}

ArticleSet all_but(ArticleSet articles) {
  articles.is_complement = !articles.is_complement;
  return articles;
}

ArticleSet in_both(const ArticleSet& a, const ArticleSet& b) {
  if (a.is_complement && b.is_complement) {
    return all_but(in_either(all_but(a), all_but(b)));
  }
  const ArticleSet& listed = a.is_complement ? b : a;
  const ArticleSet& other = a.is_complement ? a : b;
  ArticleSet both;
  if (other.is_complement) {
    std::ranges::set_difference(listed.keys, other.keys,
                                std::back_inserter(both.keys));
  } else {
    std::ranges::set_intersection(listed.keys, other.keys,
                                  std::back_inserter(both.keys));
  }
  return both;
}

ArticleSet in_either(const ArticleSet& a, const ArticleSet& b) {
  if (a.is_complement || b.is_complement) {
    return all_but(in_both(all_but(a), all_but(b)));
  }
  ArticleSet either;
  std::ranges::set_union(a.keys, b.keys, std::back_inserter(either.keys));
  return either;
}

}  // namespace dateline
