#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(relaxation)

namespace {

const QueryIndex& treaties() {
  static const QueryIndex index({
      {"a", "", "A treaty, the strongest of all.", "en", "2024", "Wire", ""},
      {"b", "", "The minister praised the strongest treaty.", "en", "2023",
       "Post", ""},
      {"c", "", "The minister spoke, and the minister left.", "en", "2022",
       "Wire", ""},
      {"d", "", "La ministre a dit : réveillez-vous.", "fr", "2022", "Wire",
       ""},
  });
  return index;
}

struct Row {
  const char* query;
  const char* hits;   // articles, best first
  const char* notes;  // joined
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    {"minister \"strongest treaty\"", "b", ""},
    {"'minister' strongest", "bc", ""},
    {"minister \"treaty strongest\"", "bc",
     "no passage has \"treaty strongest\";"},
    {"minister \"two jaguars\"", "cb", "no passage has \"two jaguars\";"},
    {"left \"strongest minstier\"", "c",
     "no passage has \"strongest minstier\"; did you mean 'minister'?;"},
    {"\"minister left\" \"strongest treaty\"", "bc",
     "no passage has all that is in quotes together;"},
    {"minister +\"two jaguars\"", "", ""},  // a sign means it
    {"minister \"strongest treaty\" source:Wire", "c",
     "no passage that the filters let through has \"strongest treaty\";"},
    {"dit \"réveillez-vous\"", "d", ""},
    {"ministre \"strongest treaty\"", "b", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_is_quoted_must_match, data::make(rows), row) {
  const Results results = Searcher(treaties().path()).search(row.query);
  std::string hits, notes;
  for (const Hit& hit : results) hits += hit.article;
  for (const Note& note : results.notes) notes += note.text + ";";
  BOOST_TEST(hits == row.hits);
  BOOST_TEST(notes == row.notes);
  const bool about_quotes = notes.find("no passage ") != notes.npos;
  BOOST_TEST(results.relaxed == about_quotes);
}

struct MissingRow {
  const char* query;
  const char* notes;
};
std::ostream& operator<<(std::ostream& out, const MissingRow& row) {
  return out << row.query;
}

const MissingRow missing[] = {
    {"minister treaty", ""},
    {"minister zeppelin", "no passage has 'zeppelin';"},
    {"ministre zeppelin", "no passage has 'zeppelin';"},
    {"minstier treaty", "no passage has 'minstier'; did you mean 'minister'?;"},
    {"the minister", ""},
    {"minister -zeppelin", ""},
    {"minister zepp*", "no passage has 'zepp*';"},
    {"minister OR zeppelin", "no passage has 'zeppelin';"},
    {"zeppelin", ""},  // nothing is found: diagnose() tells why
};

BOOST_DATA_TEST_CASE(a_note_names_each_word_that_nothing_has,
                     data::make(missing), row) {
  const Results results = Searcher(treaties().path()).search(row.query);
  std::string notes;
  for (const Note& note : results.notes) notes += note.text + ";";
  BOOST_TEST(notes == row.notes);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
