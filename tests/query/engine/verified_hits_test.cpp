#include "query/engine/verified_hits.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <iterator>
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

// The scores of `hits`, of each article only the `max` best unless that is 0;
// falling.
std::vector<double> scores_of(const std::vector<Hit>& hits, std::size_t max) {
  std::map<std::string, std::vector<double>> by_article;
  for (const Hit& hit : hits) {
    by_article[hit.article].push_back(hit.score);
  }
  std::vector<double> scores;
  for (auto& [article, own] : by_article) {
    std::sort(own.begin(), own.end(), std::greater<>());
    own.resize(max == 0 ? own.size() : std::min(own.size(), max));
    scores.insert(scores.end(), own.begin(), own.end());
  }
  std::sort(scores.begin(), scores.end(), std::greater<>());
  return scores;
}

BOOST_AUTO_TEST_CASE(know_the_score_in_the_last_place_after_each_hit) {
  const std::vector<Hit> hits = random_hits(300);
  for (const std::size_t max : {0u, 1u, 2u, 5u}) {
    for (const std::size_t limit : {1u, 2u, 10u, 39u, 200u}) {
      VerifiedHits verified(Sort::relevance, max);
      verified.set_limit(limit);
      std::vector<Hit> added;
      for (const Hit& hit : hits) {
        verified.add(hit);
        added.push_back(hit);
        const std::vector<double> scores = scores_of(added, max);
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
  VerifiedHits verified(Sort::relevance, 0);
  for (const Hit& hit : hits) {
    verified.add(hit);
  }
  BOOST_TEST(!verified.score_at_limit().has_value());
  verified.set_limit(20);
  BOOST_TEST(verified.score_at_limit().value() == scores_of(hits, 0)[19]);
  verified.set_limit(101);
  BOOST_TEST(!verified.score_at_limit().has_value());
}

BOOST_AUTO_TEST_CASE(keep_the_best_passages_of_an_article_and_count_all) {
  const std::vector<Hit> hits = random_hits(300);
  for (const std::size_t max : {1u, 3u}) {
    VerifiedHits verified(Sort::relevance, max);
    for (const Hit& hit : hits) {
      verified.add(hit);
    }
    const std::vector<double> expected = scores_of(hits, max);
    const std::vector<const Hit*> ordered = verified.first(1000);
    BOOST_REQUIRE(ordered.size() == expected.size());
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      BOOST_TEST(ordered[i]->score == expected[i]);
    }
    BOOST_TEST(verified.first(3).size() == 3u);
    BOOST_TEST(verified.articles() == 40u);
    BOOST_TEST(verified.passages() == 300u);
    BOOST_TEST(verified.passages_of("a7") ==
               static_cast<std::size_t>(std::count_if(
                   hits.begin(), hits.end(),
                   [](const Hit& hit) { return hit.article == "a7"; })));
    BOOST_TEST(verified.passages_of("none") == 0u);
  }
}

// A better passage may still take the place of one of the same article.
BOOST_AUTO_TEST_CASE(are_final_by_date_when_their_article_is_complete) {
  VerifiedHits limited(Sort::newest, 2), unlimited(Sort::newest, 0);
  BOOST_TEST(limited.final_by_date() == 0u);
  const char* const articles[] = {"a", "a", "a", "b", "c", "c", "d"};
  const std::size_t final_limited[] = {0, 0, 0, 2, 3, 3, 5};
  for (std::size_t i = 0; i < std::size(articles); ++i) {
    Hit hit;
    hit.article = articles[i];
    hit.ordinal = static_cast<unsigned>(i + 1);
    hit.score = static_cast<double>(i);
    limited.add(hit);
    unlimited.add(hit);
    BOOST_TEST(limited.final_by_date() == final_limited[i]);
    BOOST_TEST(unlimited.final_by_date() == i + 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
