#include "query/engine/plan/article_set.hpp"

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <vector>

namespace dateline {
namespace {

constexpr ArticleKey articles_in_all = 8;

ArticleSet set_of_bits(unsigned bits, bool is_complement) {
  std::vector<ArticleKey> keys;
  for (ArticleKey article = articles_in_all; article-- > 0;) {
    if ((bits >> article & 1) != 0) {
      keys.insert(keys.end(), 2, article);
    }
  }
  ArticleSet set = article_set(keys);
  return is_complement ? all_but(set) : set;
}

BOOST_AUTO_TEST_SUITE(article_sets)

BOOST_AUTO_TEST_CASE(join_as_their_articles_do) {
  for (unsigned bits = 0; bits < 0x10000; bits += 23) {
    for (unsigned complements = 0; complements < 4; ++complements) {
      const ArticleSet a = set_of_bits(bits & 0xFF, (complements & 1) != 0);
      const ArticleSet b = set_of_bits(bits >> 8, (complements & 2) != 0);
      const ArticleSet both = in_both(a, b), either = in_either(a, b);
      bool agree = true;
      for (ArticleKey article = 0; article < articles_in_all; ++article) {
        agree =
            agree && both.has(article) == (a.has(article) && b.has(article));
        agree =
            agree && either.has(article) == (a.has(article) || b.has(article));
      }
      BOOST_TEST(agree);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
