#include "query/eval/qrels_reader.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "dateline/error.hpp"
#include "tests/corpus/test_files.hpp"

namespace data = boost::unit_test::data;

namespace dateline::eval {
BOOST_AUTO_TEST_SUITE(qrels_reader)

namespace {

struct Row {
  const char* name;
  std::string text;
  const char* expected;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

// "topic: document grade document grade / topic: ..."
std::string shown(const Qrels& qrels) {
  std::string text;
  for (const JudgedTopic& topic : qrels) {
    text += (text.empty() ? "" : " / ") + topic.id + ':';
    for (const auto& [document, grade] : topic.grades) {
      text += ' ' + document + ' ' + std::to_string(grade);
    }
  }
  return text;
}

const Row good[] = {
    {"TREC", "1 0 a 2\n1 0 b 0\n2 0 a 1\n", "1: a 2 b 0 / 2: a 1"},
    {"any white space", "1\t0  a \t2\r\n\n  2 Q0 b 1", "1: a 2 / 2: b 1"},
    {"topics apart keep the file's order", "q2 0 a 1\nq1 0 a 1\nq2 0 b 1\n",
     "q2: a 1 b 1 / q1: a 1"},
    {"negative grades", "1 0 a -1\n", "1: a -1"},
    {"BEIR", "query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t0\r\n",
     "1: a 1 / 2: b 0"},
    {"BEIR without names", "1\ta\t1\n", "1: a 1"},
    {"BEIR ids with spaces", "query-id\tcorpus-id\tscore\nq 1\tan id\t1\n",
     "q 1: an id 1"},
    {"a byte order mark", "\xEF\xBB\xBFquery-id\tcorpus-id\tscore\n1\ta\t1\n",
     "1: a 1"},
    {"nothing", "", ""},
};

constexpr const char* not_trec =
    ":1: not a judgement; write 'topic 0 document grade', or three columns "
    "with tabs between: topic, document, grade";
constexpr const char* not_beir =
    ":2: not a judgement; write three columns with single tabs between, as "
    "above: topic, document, grade";

const Row bad[] = {
    {"three words", "1 a 1\n", not_trec},
    {"five words", "1 0 a 1 x\n", not_trec},
    {"a run", "1 Q0 a 1 12.5 tag\n", not_trec},
    {"TREC after BEIR", "1\ta\t1\n1 0 b 1\n", not_beir},
    {"an empty column", "1\ta\t1\n\tb\t1\n", not_beir},
    {"a fraction", "1 0 a 0.5\n",
     ":1: grade '0.5' is not a whole number; write 0 for not relevant, 1 or "
     "more "
     "for relevant"},
    {"a grade too large", "1 0 b 1\n\n1 0 a 99999999999\n",
     ":3: grade '99999999999' is not a whole number; write 0 for not relevant, "
     "1 "
     "or more for relevant"},
    {"a second line of names", "1\ta\t1\nquery-id\tcorpus-id\tscore\n",
     ":2: grade 'score' is not a whole number; write 0 for not relevant, 1 or "
     "more for relevant"},
    {"judged twice", "1 0 a 1\n2 0 a 1\n1 0 a 1\n",
     ":3: document 'a' is judged twice for topic '1'; keep one of the two"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_first_line_tells_the_form, data::make(good), row) {
  const TemporaryFolder folder;
  BOOST_TEST(shown(read_qrels(folder.write("q", row.text))) == row.expected);
}

BOOST_DATA_TEST_CASE(a_line_of_another_form_is_named, data::make(bad), row) {
  const TemporaryFolder folder;
  const std::string file = folder.write("q", row.text);
  BOOST_CHECK_EXCEPTION(read_qrels(file), CorpusError,
                        [&](const CorpusError& error) {
                          BOOST_TEST(error.message() == file + row.expected);
                          return true;
                        });
}

BOOST_AUTO_TEST_CASE(compressed_judgements_are_read_through) {
  const TemporaryFolder folder;
  const std::string file = folder.write("q", compressed("1 0 a 2\n", "gzip"));
  BOOST_TEST(shown(read_qrels(file)) == "1: a 2");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_missing_is_an_error) {
  BOOST_CHECK_THROW(read_qrels("/nonexistent/qrels"), CorpusError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::eval
