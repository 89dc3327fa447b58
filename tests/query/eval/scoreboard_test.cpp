#include "query/eval/scoreboard.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "dateline/error.hpp"

namespace dateline::eval {
BOOST_AUTO_TEST_SUITE(scoreboard)

namespace {

// Four topics; none is relevant for the last.
const Qrels qrels{{"1", {{"a", 1}}},
                  {"2", {{"a", 2}, {"b", 1}}},
                  {"3", {{"c", 1}}},
                  {"4", {{"a", 0}}}};

constexpr auto rr = static_cast<std::size_t>(Measure::rr);

RunScores scores_of(const Run& run, const Qrels& judged = qrels) {
  Scorer scorer("qrels", judged, 100);
  scorer.add("run", run);
  return scorer.board().runs.front();
}

std::vector<std::size_t> places(const std::vector<TopicValue>& values) {
  std::vector<std::size_t> topics;
  for (const TopicValue& each : values) topics.push_back(each.topic);
  return topics;
}

using Places = std::vector<std::size_t>;

Run random_run(std::mt19937& random) {
  Run run;
  for (const char* topic : {"1", "2", "3"}) {
    std::vector<std::string> documents{"a", "b", "c", "d", "e"};
    std::ranges::shuffle(documents, random);
    documents.resize(random() % 6);
    run[topic] = documents;
  }
  return run;
}

}  // namespace

BOOST_AUTO_TEST_CASE(means_are_over_topics_with_a_relevant_document) {
  Scorer scorer("qrels", qrels, 100);
  BOOST_TEST(scorer.board().topics ==
             (std::vector<std::string>{"1", "2", "3"}));
  BOOST_TEST(scorer.board().left_out == 1u);
}

BOOST_AUTO_TEST_CASE(a_topic_without_results_counts_0) {
  const RunScores scores =
      scores_of({{"1", {"a"}}, {"2", {"x", "b"}}, {"4", {"a"}}, {"5", {"a"}}});
  BOOST_TEST(scores.absent == 1u);
  BOOST_TEST(scores.unjudged == 2u);
  BOOST_TEST(scores.means[rr] == (1 + 0.5 + 0) / 3);
  BOOST_TEST(scores.finds_judged);
}

BOOST_AUTO_TEST_CASE(a_run_without_results_scores_0) {
  const RunScores scores = scores_of({});
  BOOST_TEST(scores.absent == 3u);
  BOOST_TEST(scores.means[rr] == 0);
  BOOST_TEST(!scores.finds_judged);
}

BOOST_AUTO_TEST_CASE(passages_are_folded_if_only_articles_are_judged) {
  const Run passages{{"1", {"x#1", "x#2", "a#2"}}};
  const RunScores folded = scores_of(passages);
  BOOST_TEST(folded.folded);
  BOOST_TEST(folded.topics[0][rr] == 0.5);
  const RunScores kept = scores_of(passages, {{"1", {{"a#2", 1}, {"a#1", 1}}}});
  BOOST_TEST(!kept.folded);
  BOOST_TEST(kept.topics[0][rr] == 1.0 / 3);
}

BOOST_AUTO_TEST_CASE(files_that_cannot_belong_together_are_an_error) {
  const Qrels none{{"1", {{"a", 0}}}};
  BOOST_CHECK_THROW(Scorer("qrels", none, 100), CorpusError);
  BOOST_CHECK_THROW(scores_of({{"q1", {"a"}}}), CorpusError);
  BOOST_CHECK_THROW(scores_of({{"4", {"a"}}}), CorpusError);
}

BOOST_AUTO_TEST_CASE(a_run_does_not_differ_from_itself) {
  std::mt19937 random(1);
  for (int i = 0; i < 100; ++i) {
    const RunScores scores = scores_of(random_run(random));
    for (const Comparison& each : compare(scores, scores)) {
      BOOST_TEST(each.p == 1);
      BOOST_TEST(each.difference == 0);
      BOOST_TEST(each.tied == 3u);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_measure_lies_between_0_and_1) {
  std::mt19937 random(2);
  for (int i = 0; i < 100; ++i) {
    for (const Measures& topic : scores_of(random_run(random)).topics) {
      for (const double value : topic) {
        BOOST_TEST(value >= 0);
        BOOST_TEST(value <= 1);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_worst_topics_come_lowest_first) {
  // Topics 1 and 3 have nDCG@10 0, but 1 has its document at 11.
  std::vector<std::string> late(10);
  for (std::size_t i = 0; i < late.size(); ++i) late[i] = std::to_string(i);
  late.emplace_back("a");
  const RunScores scores = scores_of({{"1", late}, {"2", {"a", "b"}}});
  BOOST_TEST(places(worst_topics(scores, 9)) == (Places{2, 0, 1}));
  BOOST_TEST(places(worst_topics(scores, 1)) == (Places{2}));
}

BOOST_AUTO_TEST_CASE(changes_come_largest_first) {
  const RunScores before = scores_of({{"1", {"x", "a"}}, {"2", {"a", "b"}}});
  const RunScores after =
      scores_of({{"1", {"a"}}, {"2", {"b", "a"}}, {"3", {"c"}}});
  BOOST_TEST(places(changed_topics(after, before, true, 9)) == (Places{2, 0}));
  BOOST_TEST(places(changed_topics(after, before, true, 1)) == (Places{2}));
  BOOST_TEST(places(changed_topics(after, before, false, 9)) == (Places{1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::eval
