#include "query/eval/run_reader.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "dateline/error.hpp"
#include "tests/corpus/test_files.hpp"

namespace data = boost::unit_test::data;

namespace dateline::eval {
BOOST_AUTO_TEST_SUITE(run_reader)

namespace {

struct Row {
  const char* name;
  std::string text;
  const char* expected;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

// "topic: document document / topic: ..."
std::string shown(const Run& run) {
  std::string text;
  for (const auto& [topic, documents] : run) {
    text += (text.empty() ? "" : " / ") + topic + ':';
    for (const std::string& document : documents) text += ' ' + document;
  }
  return text;
}

const Row good[] = {
    {"by score, whatever the rank says",
     "1 Q0 a 1 2.5 t\n1 Q0 b 2 12 t\n1 Q0 c 3 -1e1 t\n", "1: b a c"},
    {"equal scores by id, largest first",
     "1 Q0 a 1 3 t\n1 Q0 b 2 3 t\n1 Q0 ab 3 3 t\n1 Q0 B 4 3 t\n",
     "1: b ab a B"},
    // 16777216 is 2^24: single precision has no 16777217.
    {"scores that single precision does not tell apart are equal",
     "1 Q0 a 1 16777217 t\n1 Q0 b 2 16777216 t\n", "1: b a"},
    {"topics in any order", "2 Q0 a 1 1 t\n1 Q0 a 1 1 t\n2 Q0 b 1 2 t\n",
     "1: a / 2: b a"},
    {"any white space", "\n 1\tQ0\ta  1 1 t\r\n", "1: a"},
    {"nothing", "", ""},
};

std::string scored(const std::string& score) {
  return "1 Q0 a 1 1 t\n1 Q0 b 2 " + score + " t\n";
}

const Row bad[] = {
    {"five fields", "1 Q0 a 1 1\n",
     ":1: not a line of a run; write 'topic Q0 document rank score tag', 6 "
     "fields, not 5"},
    {"seven fields", "1 Q0 a 1 1 my tag\n",
     ":1: not a line of a run; write 'topic Q0 document rank score tag', 6 "
     "fields, not 7"},
    {"a word for a score", scored("best"),
     ":2: score 'best' is not a finite number; write one such as 12.5"},
    {"half a number", scored("1.5x"),
     ":2: score '1.5x' is not a finite number; write one such as 12.5"},
    {"not a number", scored("nan"),
     ":2: score 'nan' is not a finite number; write one such as 12.5"},
    {"infinity", scored("-inf"),
     ":2: score '-inf' is not a finite number; write one such as 12.5"},
    {"more than single precision holds", scored("1e39"),
     ":2: score '1e39' is not a finite number; write one such as 12.5"},
    {"more than double precision holds", scored("1e999"),
     ":2: score '1e999' is not a finite number; write one such as 12.5"},
    {"a document twice", "1 Q0 a 1 9 t\n2 Q0 a 1 9 t\n1 Q0 a 2 8 t\n",
     ":3: topic '1' has document 'a' again, after line 1; keep the line with "
     "its best score"},
};

struct IdRow {
  const char* id;
  const char* article;
};
std::ostream& operator<<(std::ostream& out, const IdRow& row) {
  return out << row.id;
}
const IdRow ids[] = {
    {"a.txt#12", "a.txt"}, {"a#1#2", "a#1"}, {"a", "a"},     {"a#", "a#"},
    {"a#1b", "a#1b"},      {"#1", "#1"},     {"a#b", "a#b"},
};

}  // namespace

BOOST_DATA_TEST_CASE(documents_are_ordered_as_trec_eval_does, data::make(good),
                     row) {
  const TemporaryFolder folder;
  BOOST_TEST(shown(read_run(folder.write("r", row.text))) == row.expected);
}

BOOST_DATA_TEST_CASE(a_line_of_another_form_is_named, data::make(bad), row) {
  const TemporaryFolder folder;
  const std::string file = folder.write("r", row.text);
  BOOST_CHECK_EXCEPTION(read_run(file), CorpusError,
                        [&](const CorpusError& error) {
                          BOOST_TEST(error.message() == file + row.expected);
                          return true;
                        });
}

BOOST_DATA_TEST_CASE(a_passage_names_its_article, data::make(ids), row) {
  BOOST_TEST(article_of(row.id) == row.article);
}

BOOST_AUTO_TEST_CASE(an_article_stands_where_its_best_passage_stood) {
  const Run run{{"1", {"b#2", "a#1", "b#1", "c", "a#7"}}, {"2", {"a#1"}}};
  BOOST_TEST(shown(fold_to_articles(run)) == "1: b a c / 2: a");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::eval
