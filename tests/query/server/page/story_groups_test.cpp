#include "query/server/page/story_groups.hpp"

#include <boost/test/unit_test.hpp>

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(page_story_groups)

namespace {

Hit print_of(const std::string& article, const std::string& text) {
  Hit hit;
  hit.article = article;
  hit.text = text;
  return hit;
}

// "a+b c" for the articles of two groups.
std::string groups_of(const std::vector<Hit>& hits) {
  std::string text;
  for (const StoryGroup& group : story_groups(hits)) {
    text += (text.empty() ? "" : " ") + group.first->article;
    for (const Hit* hit : group.prints) text += '+' + hit->article;
  }
  return text;
}

constexpr const char* story =
    "The ferry ran aground on a sandbank outside the harbour on Thursday "
    "morning and lay there for nine hours.";

}  // namespace

BOOST_AUTO_TEST_CASE(prints_of_a_story_are_put_with_the_first) {
  BOOST_TEST(groups_of({print_of("a", story), print_of("b", "Something else."),
                        print_of("c", story),
                        print_of("d", "HARBOUR - " + std::string(story) +
                                          " Nobody was hurt.")}) == "a+c+d b");
}

BOOST_AUTO_TEST_CASE(short_and_unspaced_texts_are_prints_only_if_equal) {
  BOOST_TEST(
      groups_of({print_of("a", "函館の朝市"), print_of("b", "函館の夜市"),
                 print_of("c", "函館の朝市")}) == "a+c b");
}

BOOST_AUTO_TEST_CASE(passages_of_one_article_stay_apart) {
  BOOST_TEST(groups_of({print_of("a", story), print_of("a", story)}) == "a a");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::server
