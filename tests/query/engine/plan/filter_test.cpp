#include "query/engine/plan/filter.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>
#include <string>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {

BOOST_AUTO_TEST_SUITE(filters)

namespace {

struct HeadersIndex {
  QueryIndex index{std::vector<TestArticle>{
      {"a", "", "A strike.", "en", "2020-05-01", "AP", "Jane Smith",
       "https://www.news.example.org/uk/1?p=2"},
      {"b", "", "A strike.", "en", "2021-12-31", "Le Monde", "Smith, Ján",
       "http://news.example.org/world"},
      {"c#1", "", "A strike.", "de", "2022", "AFP", "John O'Neill",
       "https://example.org.test/uk"},
      {"d", "", "A strike.", "en", "", "", "", ""},
  }};

  std::string found(const Query& query, const SearchFilters& filters = {}) {
    std::set<std::string> articles;
    for (const Hit& hit :
         Searcher(index.path()).search(query, {.filters = filters})) {
      articles.insert(hit.article);
    }
    std::string all;
    for (const std::string& id : articles) all += id + " ";
    return all;
  }
};

struct Row {
  const char* query;
  const char* articles;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    {"author:smith", "a b "},
    {"author:\"Jane Smith\"", "a "},
    {"author:\"smith JANE\"", "a "},
    {"author:(jane OR neill) strike", "a c#1 "},
    {"author:(+jan +smith)", "b "},
    {"author:O’Neill", "c#1 "},
    {"author:smit", ""},
    {"author:\"-\"", ""},
    {"strike -author:smith", "c#1 d "},
    {"url:example.org", "a b "},
    {"site:news.example.org/uk/", "a "},
    {"url:https://news.example.org/UK/1?p=2", "a "},
    {"url:news.example.org/u", ""},
    {"site:*.org", "a b "},
    {"site:.test", "c#1 "},
    {"id:a", "a "},
    {"id:c#1", "c#1 "},
    {"id:A", ""},
    {"id:(a d)", "a d "},
    {"source:(AP \"le monde\")", "a b "},
    {"source:(AP AFP -AFP)", "a "},
    {"on:2020..2021 strike", "a b "},
    {"date:[2021 TO *]", "b c#1 "},
    {"on:..2020-05", "a "},
    {"on:2020-05-02..2022-06", "b c#1 "},
    {"on:2022..2020", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(HeadersIndex, restrict_what_is_found, data::make(rows),
                       row) {
  BOOST_TEST(found(Query::parse(row.query, Syntax::strict)) == row.articles);
}

BOOST_FIXTURE_TEST_CASE(authors_are_filters_of_the_options_too, HeadersIndex) {
  const Query strike = Query::parse("strike");
  BOOST_TEST(found(strike, {.authors = {"SMITH"}}) == "a b ");
  BOOST_TEST(found(strike, {.authors = {"jane smith", "oneill", "O'Neill"}}) ==
             "a c#1 ");
  BOOST_TEST(found(strike, {.authors = {""}}) == "");
}

BOOST_FIXTURE_TEST_CASE(lists_the_authors, HeadersIndex) {
  const std::vector<std::string> authors = Searcher(index.path()).authors();
  BOOST_TEST(authors.size() == 3u);
  BOOST_TEST(authors.front() == "Jane Smith");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
