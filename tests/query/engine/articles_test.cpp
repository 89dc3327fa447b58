#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

std::vector<std::string> ids_of(ArticleRange articles) {
  std::vector<std::string> ids;
  for (const IndexedArticle& article : articles) ids.push_back(article.id);
  return ids;
}

std::vector<std::string> ids_in(const QueryIndex& index,
                                const SearchFilters& filters = {}) {
  return ids_of(Searcher(index.path()).articles(filters));
}

bool is_before(const TestArticle& a, const TestArticle& b) {
  const auto key = [](const TestArticle& article) {
    return std::tuple(article.date.empty(), article.date, article.id);
  };
  return key(a) < key(b);
}

using Ids = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(article_range)

BOOST_AUTO_TEST_CASE(each_article_comes_once_with_all_that_was_indexed) {
  std::vector<TestArticle> articles = RandomArticles(32).next(120);
  const QueryIndex index(articles);
  std::sort(articles.begin(), articles.end(), is_before);
  Searcher searcher(index.path());
  ArticleRange range = searcher.articles();
  BOOST_TEST(range.size() == articles.size());
  std::size_t several_passages = 0;
  for (const TestArticle& article : articles) {
    const auto found = range.next();
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->id == article.id);
    BOOST_TEST(found->title == article.title);
    BOOST_TEST(found->text == article.text);
    BOOST_TEST(found->source.value_or("") == article.source);
    BOOST_TEST(found->date.value_or("") == article.date);
    BOOST_TEST(found->author.value_or("") == article.author);
    BOOST_TEST(found->passages == searcher.article(article.id).size());
    several_passages += found->passages > 1 ? 1 : 0;
  }
  BOOST_TEST(!range.next().has_value());
  BOOST_TEST(!range.next().has_value());
  BOOST_TEST(several_passages > 10u);
}

BOOST_AUTO_TEST_CASE(texts_can_be_left_out) {
  const std::vector<TestArticle> articles = RandomArticles(33).next(60);
  const QueryIndex index(articles);
  Searcher searcher(index.path());
  ArticleRange whole = searcher.articles();
  for (const IndexedArticle& article :
       searcher.articles({}, ArticleTexts::left_out)) {
    const auto same = whole.next();
    BOOST_REQUIRE(same.has_value());
    BOOST_TEST(article.id == same->id);
    BOOST_TEST(article.passages == same->passages);
    BOOST_TEST(article.text.empty());
  }
}

BOOST_AUTO_TEST_CASE(dates_ascend_and_equal_dates_are_by_id) {
  const QueryIndex index({{"f", "", "Text f.", "en", "", "", ""},
                          {"e", "", "Text e.", "en", "2024-06-20", "", ""},
                          {"d", "", "Text d.", "en", "2024-06", "", ""},
                          {"c", "", "Text c.", "en", "2024", "", ""},
                          {"b", "", "Text b.", "en", "2024-06-19", "", ""},
                          {"a", "", "Text a.", "en", "2024-06-20", "", ""},
                          {"z", "", "Text z.", "en", "1999-12-31", "", ""}});
  const Ids expected{"z", "c", "d", "b", "a", "e", "f"};
  BOOST_TEST(ids_in(index) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(filters_are_those_of_searches) {
  const QueryIndex index(
      {{"a", "", "Text.", "en", "2024-06-19", "Wire", "Ana Ruiz"},
       {"b", "", "Text.", "de", "2024-07-01", "WIRE", "Ben Ott"},
       {"c", "", "Text.", "fr", "2024", "Courier", "Ana Lund, Ben Ott"},
       {"d", "", "Text.", "en", "", "Courier", ""}});
  const std::pair<SearchFilters, Ids> rows[] = {
      {{.sources = {"wire"}}, {"a", "b"}},
      {{.sources = {"wire", "courier"}}, {"c", "a", "b", "d"}},
      {{.authors = {"ott"}}, {"c", "b"}},
      {{.languages = {"en"}}, {"a", "d"}},
      {{.languages = {"German", "fr"}}, {"c", "b"}},
      {{.languages = {"xx"}}, {}},
      {{.from = "2024-06", .to = "2024-06"}, {"a"}},
      {{.to = "2024"}, {"c", "a", "b"}},
      {{.from = "2024-06", .sources = {"wire"}, .languages = {"de"}}, {"b"}}};
  for (const auto& [filters, expected] : rows) {
    BOOST_TEST(ids_in(index, filters) == expected,
               boost::test_tools::per_element());
  }
  BOOST_CHECK_THROW(ids_in(index, {.from = "June"}), QueryError);
}

BOOST_AUTO_TEST_CASE(skipped_articles_are_not_returned) {
  const QueryIndex index({{"a", "", "Text a.", "en", "", "", ""},
                          {"b", "", "Text b.", "en", "", "", ""},
                          {"c", "", "Text c.", "en", "", "", ""}});
  Searcher searcher(index.path());
  ArticleRange articles = searcher.articles();
  articles.skip(1);
  BOOST_TEST(articles.next().value().id == "b");
  articles.skip(1000);
  BOOST_TEST(!articles.next().has_value());
  BOOST_TEST(articles.size() == 3u);
}

BOOST_AUTO_TEST_CASE(replaced_and_removed_articles_are_left_out) {
  const std::vector<TestArticle> articles = RandomArticles(34).next(200);
  const QueryIndex index(articles);
  change_unmerged(index, articles);
  using Texts = std::vector<std::pair<std::string, std::string>>;
  Texts expected;
  for (const PassageRecord& passage : passages_of(index.path())) {
    if (passage.ordinal == 1) expected.emplace_back(passage.article, "");
    expected.back().second += passage.text;
  }
  Texts found;
  for (IndexedArticle& article : Searcher(index.path()).articles()) {
    found.emplace_back(std::move(article.id), std::move(article.text));
  }
  std::sort(found.begin(), found.end());
  BOOST_TEST((found == expected));
  BOOST_TEST(found.size() == 200u + 67u - 1u);
  BOOST_TEST(StoredIndex(index.path()).segments.size() > 1u);
  BOOST_TEST(StoredIndex(index.path()).dead() > 0u);
}

BOOST_AUTO_TEST_CASE(a_range_goes_on_when_the_index_changes) {
  const std::vector<TestArticle> articles = RandomArticles(35).next(200);
  const QueryIndex index(articles);
  Ids before;
  for (const IndexedArticle& article : Searcher(index.path()).articles()) {
    before.push_back(article.id + article.text);
  }
  ArticleRange range = Searcher(index.path()).articles();
  Ids during;
  for (const IndexedArticle& article : range) {
    if (during.empty()) change_unmerged(index, articles);
    during.push_back(article.id + article.text);
  }
  BOOST_TEST((during == before));
  BOOST_TEST(Searcher(index.path()).articles().size() != before.size());
}

BOOST_AUTO_TEST_CASE(an_empty_index_has_none) {
  const QueryIndex index({});
  BOOST_TEST(ids_in(index).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
