#include "query/engine/diagnosis/unknown_names.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {

BOOST_AUTO_TEST_SUITE(unknown_names)

namespace {

struct NewsIndex {
  QueryIndex index{std::vector<TestArticle>{
      {"a", "", "Ein Streik.", "de", "2020", "zeit.de", "Jane Smith", ""},
      {"b", "", "A strike.", "en", "2020", "Reuters", "Jürgen Müller", ""},
      {"c", "", "A strike.", "en", "2020", "Reuters", "Anna Smithson", ""},
      {"e", "", "A strike.", "en", "2020", "Le Monde", "", ""},
  }};

  std::string notes(const Query& query, const SearchFilters& filters = {}) {
    std::string all;
    for (const Note& note :
         Searcher(index.path()).search(query, {.filters = filters}).notes) {
      all += (all.empty() ? "" : "\n") + note.text;
    }
    return all;
  }
};

struct Row {
  const char* query;
  const char* note;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    {"strike source:reuters author:smith lang:English", ""},
    {"strike on:2020..2020", ""},
    {"strike on:2021..2020",
     "no article is of the time '2021..2020', which ends before it begins"},
    {"strike source:Retuers",
     "no article is of the source 'Retuers'; did you mean 'Reuters'?"},
    {"source:ZEIT",
     "no article is of the source 'ZEIT'; did you mean 'zeit.de'?"},
    {"strike -source:\"Lé Mond\"",
     "no article is of the source 'Lé Mond'; did you mean 'Le Monde'?"},
    {"source:\"Reuters News\"",
     "no article is of the source 'Reuters News'; did you mean 'Reuters'?"},
    {"source:AFP", "no article is of the source 'AFP'"},
    {"author:Smtih",
     "no article is by the author 'Smtih'; did you mean 'Jane Smith'?"},
    {"author:\"muller juergen\"",
     "no article is by the author 'muller juergen'; did you mean 'Jürgen "
     "Müller'?"},
    {"author:\"Anna Müller\"", "no article is by the author 'Anna Müller'"},
    {"author:smi",
     "no article is by the author 'smi'; did you mean 'Anna Smithson' or 'Jane "
     "Smith'?"},
    {"lang:germn", "no article is in the language 'germn'; did you mean 'de'?"},
    {"lang:sw", "no article is in the language 'sw'; the index has de, en"},
    {"url:example.org", "no article has a URL that begins with 'example.org'"},
    {"id:a#1", "no article has the id 'a#1'; that is the id of a passage"},
    {"source:(AFP OR Reuters)", "no article is of the source 'AFP'"},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(NewsIndex, are_noted_with_what_may_be_meant,
                       data::make(rows), row) {
  BOOST_TEST(notes(Query::parse(row.query)) == row.note);
}

BOOST_FIXTURE_TEST_CASE(are_noted_in_filters_too, NewsIndex) {
  const Query strike = Query::parse("strike");
  BOOST_TEST(notes(strike, {.sources = {"zeit", "Reuters"}}) ==
             "no article is of the source 'zeit'; did you mean 'zeit.de'?");
  BOOST_TEST(notes(strike, {.authors = {"Smtih"}}) ==
             "no article is by the author 'Smtih'; did you mean 'Jane Smith'?");
  BOOST_TEST(notes(strike, {.languages = {"germn"}}) ==
             "no article is in the language 'germn'; did you mean 'de'?");
}

BOOST_FIXTURE_TEST_CASE(notes_name_the_place, NewsIndex) {
  const Results results =
      Searcher(index.path()).search("strike source:Retuers");
  BOOST_REQUIRE(results.notes.size() == 1u);
  BOOST_TEST(results.notes[0].begin == 7u);
  BOOST_TEST(results.notes[0].end == 21u);
}

BOOST_AUTO_TEST_CASE(an_empty_index_needs_no_note) {
  const QueryIndex none(std::vector<TestArticle>{});
  BOOST_TEST(Searcher(none.path()).search("source:x").notes.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
