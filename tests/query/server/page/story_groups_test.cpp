#include "query/server/page/story_groups.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(page_story_groups)

namespace {

// "a+b c" for the articles of two groups of these articles' hits.
std::string groups_of(const std::string& articles,
                      const std::vector<std::size_t>& stories) {
  std::vector<Hit> hits;
  for (const char article : articles) {
    hits.emplace_back().article = std::string(1, article);
  }
  std::string text;
  for (const StoryGroup& group : story_groups(hits, stories)) {
    text += (text.empty() ? "" : " ") + group.first->article;
    for (const Hit* hit : group.prints) text += '+' + hit->article;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(prints_of_a_story_are_put_with_the_first) {
  BOOST_TEST(groups_of("abcd", {0, 1, 0, 0}) == "a+c+d b");
  BOOST_TEST(groups_of("abcd", {0, 1, 2, 1}) == "a b+d c");
}

BOOST_AUTO_TEST_CASE(passages_of_one_article_stay_apart) {
  BOOST_TEST(groups_of("aa", {0, 0}) == "a a");
  BOOST_TEST(groups_of("abab", {0, 0, 0, 0}) == "a+b+b a");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::server
