#include "query/engine/verified_hits.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace dateline {
BOOST_AUTO_TEST_SUITE(verified_hits)

namespace {

// Hits of few articles with few different scores, so that many are equal.
std::vector<Hit> random_hits(std::size_t count) {
  std::mt19937 random(5);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < count; ++i) {
    Hit hit;
    hit.article = "a" + std::to_string(random() % 40);
    hit.ordinal = static_cast<unsigned>(i + 1);
    hit.score = static_cast<double>(random() % 30);
    hits.push_back(std::move(hit));
  }
  return hits;
}

// The scores of `hits`, of each article only the best if grouped; falling.
std::vector<double> scores_of(const std::vector<Hit>& hits, Group group) {
  std::map<std::string, double> best;
  std::vector<double> scores;
  for (const Hit& hit : hits) {
    double& score = best.try_emplace(hit.article, hit.score).first->second;
    score = std::max(score, hit.score);
    scores.push_back(hit.score);
  }
  if (group == Group::article) {
    scores.clear();
    for (const auto& [article, score] : best) {
      scores.push_back(score);
    }
  }
  std::sort(scores.begin(), scores.end(), std::greater<>());
  return scores;
}

BOOST_AUTO_TEST_CASE(know_the_score_in_the_last_place_after_each_hit) {
  const std::vector<Hit> hits = random_hits(300);
  for (const Group group : {Group::passage, Group::article}) {
    for (const std::size_t limit : {1u, 2u, 10u, 39u, 200u}) {
      VerifiedHits verified(Sort::relevance, group);
      verified.set_limit(limit);
      std::vector<Hit> added;
      for (const Hit& hit : hits) {
        verified.add(hit);
        added.push_back(hit);
        const std::vector<double> scores = scores_of(added, group);
        const auto last = verified.score_at_limit();
        BOOST_REQUIRE(last.has_value() == (scores.size() >= limit));
        if (last) {
          BOOST_REQUIRE(*last == scores[limit - 1]);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(take_a_new_limit_when_hits_are_there) {
  const std::vector<Hit> hits = random_hits(100);
  VerifiedHits verified(Sort::relevance, Group::passage);
  for (const Hit& hit : hits) {
    verified.add(hit);
  }
  BOOST_TEST(!verified.score_at_limit().has_value());
  verified.set_limit(20);
  BOOST_TEST(verified.score_at_limit().value() ==
             scores_of(hits, Group::passage)[19]);
  verified.set_limit(101);
  BOOST_TEST(!verified.score_at_limit().has_value());
}

BOOST_AUTO_TEST_CASE(keep_the_best_passage_of_an_article_and_count_all) {
  const std::vector<Hit> hits = random_hits(300);
  VerifiedHits verified(Sort::relevance, Group::article);
  for (const Hit& hit : hits) {
    verified.add(hit);
  }
  const std::vector<double> expected = scores_of(hits, Group::article);
  const std::vector<const Hit*> ordered = verified.first(1000);
  BOOST_REQUIRE(ordered.size() == expected.size());
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    BOOST_TEST(ordered[i]->score == expected[i]);
  }
  BOOST_TEST(verified.first(3).size() == 3u);
  BOOST_TEST(verified.size() == expected.size());
  BOOST_TEST(verified.articles() == expected.size());
  BOOST_TEST(verified.passages() == 300u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
