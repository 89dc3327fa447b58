#include "query/engine/plan/article_set.hpp"

#include <algorithm>
#include <iterator>

namespace dateline {

ArticleSet all_but(ArticleSet articles) {
  articles.is_complement = !articles.is_complement;
  return articles;
}

ArticleSet in_both(const ArticleSet& a, const ArticleSet& b) {
  if (a.is_complement && b.is_complement) {
    return all_but(in_either(all_but(a), all_but(b)));
  }
  const bool a_is_smaller =
      !a.is_complement &&
      (b.is_complement || a.values.size() <= b.values.size());
  const ArticleSet& smaller = a_is_smaller ? a : b;
  const ArticleSet& other = a_is_smaller ? b : a;
  ArticleSet both;
  std::ranges::copy_if(
      smaller.values, std::inserter(both.values, both.values.end()),
      [&](const std::string& value) { return other.has(value); });
  return both;
}

ArticleSet in_either(const ArticleSet& a, const ArticleSet& b) {
  if (a.is_complement || b.is_complement) {
    return all_but(in_both(all_but(a), all_but(b)));
  }
  ArticleSet either = a;
  either.values.insert(b.values.begin(), b.values.end());
  return either;
}

}  // namespace dateline
