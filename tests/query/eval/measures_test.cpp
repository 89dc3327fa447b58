#include "query/eval/measures.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <sstream>

namespace data = boost::unit_test::data;

namespace dateline::eval {
namespace {

// a, b and c are relevant.
const Grades graded{{"a", 3}, {"b", 2}, {"c", 1}, {"d", 0}, {"e", -1}};

std::string unjudged(int count) {
  std::string words;
  for (int i = 0; i < count; ++i) words += "x" + std::to_string(i) + ' ';
  return words;
}

std::vector<std::string> documents(const std::string& words) {
  std::istringstream in(words);
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

struct Row {
  const char* name;
  std::string found;
  std::size_t ap_depth;
  Measures expected;  // nDCG@10, AP, RR, R@100, success@1, success@5
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

// The ideal order is a b c: 3/log2(2) + 2/log2(3) + 1/log2(4) = 4.761860.
const Row rows[] = {
    // DCG 3/log2(3) + 1/log2(5) + 2/log2(6) = 1.892789 + 0.430677 + 0.773706
    //     = 3.097172; / 4.761860 = 0.650412
    // AP  (1/2 + 2/4 + 3/5) / 3 = 0.533333
    {"relevant at 2, 4 and 5",
     "d a x c b",
     100,
     {0.650412, 0.533333, 0.5, 1, 0, 1}},
    // AP (1/2 + 2/4) / 3
    {"average precision ends at its depth",
     "d a x c b",
     4,
     {0.650412, 0.333333, 0.5, 1, 0, 1}},
    {"the ideal order", "a b c", 100, {1, 1, 1, 1, 1, 1}},
    {"nothing", "", 100, {}},
    {"only what is not relevant or not judged", "d e x", 100, {}},
    // DCG 3/log2(7) = 1.068622; / 4.761860 = 0.224413; AP 1/6 / 3
    {"first relevant at 6",
     unjudged(5) + "a",
     100,
     {0.224413, 0.055556, 0.166667, 0.333333, 0, 0}},
    // AP 1/11 / 3
    {"first relevant at 11",
     unjudged(10) + "a",
     100,
     {0, 0.030303, 0.090909, 0.333333, 0, 0}},
    {"first relevant at 101",
     unjudged(100) + "a",
     100,
     {0, 0, 0.009901, 0, 0, 0}},
    // AP 1/101 / 3
    {"first relevant at 101, looked for deeper",
     unjudged(100) + "a",
     1000,
     {0, 0.003300, 0.009901, 0, 0, 0}},
};

void check(const Measures& measures, const Measures& expected) {
  for (std::size_t i = 0; i < measure_count; ++i) {
    BOOST_TEST_CONTEXT(mean_names(100)[i]) {
      BOOST_TEST(std::abs(measures[i] - expected[i]) < 0.000001);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(measures)

BOOST_DATA_TEST_CASE(measures_equal_those_worked_out_by_hand, data::make(rows),
                     row) {
  check(measures_of(documents(row.found), graded, row.ap_depth), row.expected);
}

// Of 11 relevant, 10 fit: 1/log2(2) + ... + 1/log2(11) = 4.543559.
BOOST_AUTO_TEST_CASE(the_ideal_order_of_ndcg_ends_at_10) {
  Grades grades;
  for (const std::string& document : documents(unjudged(11))) {
    grades[document] = 1;
  }
  check(measures_of({"x0"}, grades, 100),
        {0.220092, 0.090909, 1, 0.090909, 1, 1});
}

BOOST_AUTO_TEST_CASE(a_topic_counts_if_a_grade_is_above_0) {
  BOOST_TEST(has_relevant(graded));
  BOOST_TEST(!has_relevant({{"d", 0}, {"e", -1}}));
  BOOST_TEST(!has_relevant({}));
}

BOOST_AUTO_TEST_CASE(the_depth_is_in_the_name) {
  BOOST_TEST(mean_names(1000)[1] == "MAP@1000");
  BOOST_TEST(topic_names(20)[1] == "AP@20");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::eval
