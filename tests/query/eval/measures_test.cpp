#include "query/eval/measures.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <ostream>
#include <random>
#include <sstream>

namespace data = boost::unit_test::data;

namespace dateline::eval {
BOOST_AUTO_TEST_SUITE(measures)

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
  std::vector<std::string> documents;
  for (std::string word; in >> word;) documents.push_back(word);
  return documents;
}

struct Row {
  const char* name;
  std::string ranking;
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

// The definitions of trec_eval's manual, each written down by itself, as an
// oracle that shares no code with measures_of(): every value is computed anew
// from the ranking, its prefixes and the grades.
class Oracle {
 public:
  Oracle(const std::vector<std::string>& ranking, const Grades& grades)
      : ranking_(ranking), grades_(grades) {}

  Measures measures(std::size_t ap_depth) const {
    return {ndcg(),
            average_precision(ap_depth),
            reciprocal_rank(),
            relevant_among(100) / relevant_in_all(),
            relevant_among(1) > 0 ? 1.0 : 0.0,
            relevant_among(5) > 0 ? 1.0 : 0.0};
  }

 private:
  int gain(const std::string& document) const {
    const auto judged = grades_.find(document);
    return judged == grades_.end() ? 0 : std::max(0, judged->second);
  }

  double relevant_in_all() const {
    double count = 0;
    for (const auto& [document, grade] : grades_) count += grade > 0 ? 1 : 0;
    return count;
  }

  double relevant_among(std::size_t depth) const {
    double count = 0;
    for (std::size_t i = 0; i < std::min(depth, ranking_.size()); ++i) {
      count += gain(ranking_[i]) > 0 ? 1 : 0;
    }
    return count;
  }

  double average_precision(std::size_t depth) const {
    double sum = 0;
    for (std::size_t k = 1; k <= std::min(depth, ranking_.size()); ++k) {
      const double precision = relevant_among(k) / static_cast<double>(k);
      sum += gain(ranking_[k - 1]) > 0 ? precision : 0;
    }
    return sum / relevant_in_all();
  }

  double reciprocal_rank() const {
    for (std::size_t k = 1; k <= ranking_.size(); ++k) {
      if (relevant_among(k) > 0) return 1 / static_cast<double>(k);
    }
    return 0;
  }

  double dcg(const std::vector<int>& gains) const {
    double sum = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(10, gains.size()); ++i) {
      sum += gains[i] * std::log(2) / std::log(static_cast<double>(i) + 2);
    }
    return sum;
  }

  double ndcg() const {
    std::vector<int> gains, ideal;
    for (const std::string& document : ranking_) {
      gains.push_back(gain(document));
    }
    for (const auto& [document, grade] : grades_) {
      ideal.push_back(gain(document));
    }
    std::ranges::sort(ideal, [](int a, int b) { return a > b; });
    return dcg(gains) / dcg(ideal);
  }

  const std::vector<std::string>& ranking_;
  const Grades& grades_;
};

}  // namespace

BOOST_DATA_TEST_CASE(measures_equal_those_worked_out_by_hand, data::make(rows),
                     row) {
  check(measures_of(documents(row.ranking), graded, row.ap_depth),
        row.expected);
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

BOOST_AUTO_TEST_CASE(measures_of_random_rankings_equal_their_definitions) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    std::vector<std::string> ranking = documents(unjudged(150));
    Grades grades;
    for (const std::string& document : ranking) {
      if (random() % 8 == 0) {
        grades[document] = static_cast<int>(random() % 5) - 1;
      }
    }
    grades["x0"] = 1;
    std::ranges::shuffle(ranking, random);
    ranking.resize(random() % 151);
    const std::size_t depth = 1 + random() % 150;
    check(measures_of(ranking, grades, depth),
          Oracle(ranking, grades).measures(depth));
  }
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
