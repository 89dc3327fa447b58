#include "query/engine/retrieve/best_passages.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>
#include <stop_token>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/all_passages.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
#include "query/engine/retrieve/dated_passages.hpp"
#include "query/engine/retrieve/found_passages.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

// The first words are in most texts, the last in few.
const std::vector<std::string> known_words{
    "port", "work", "fork",  "port-work", "portwork", "sing", "ring",
    "sink", "help", "elect", "counties",  "F-16",     "F16",  "zebra"};

using Weighed = std::vector<std::pair<Xapian::docid, double>>;

struct BestPassagesFixture {
  CandidateQuery query_of(const std::string& text) const {
    queries = language_queries(Query::parse(text), {}, open.context);
    return make_candidate_query(queries, open.context);
  }

  Weighed ours(const CandidateQuery& query, std::size_t count) const {
    Weighed best;
    for (const Candidate& candidate :
         best_passages(query.words, count, open.context).passages) {
      best.emplace_back(candidate.id, candidate.weight);
    }
    return best;
  }

  Weighed xapians(const CandidateQuery& query, std::size_t count) const {
    Xapian::Enquire enquire = open.context.enquire();
    enquire.set_query(open.context.living_until_deadline(query.query));
    enquire.set_weighting_scheme(TermWeight(query.rows));
    Weighed best;
    const Xapian::MSet found =
        enquire.get_mset(0, static_cast<Xapian::doccount>(count));
    for (auto match = found.begin(); match != found.end(); ++match) {
      best.emplace_back(*match, match.get_weight());
    }
    return best;
  }

  const std::string& word() {
    return known_words[random() % known_words.size()];
  }

  // A word that stands for several terms.
  std::string expanded_word() {
    const std::string& exact = word();
    switch (random() % 3) {
      case 0:
        return exact + '~';
      case 1:
        return exact.substr(0, 2) + '*';
      default:
        return exact.substr(0, 1) + '*' + exact.substr(2);
    }
  }

  // A query of words and phrases, all of them, any of them, or one; or a NEAR.
  std::string random_query() {
    std::string text;
    if (random() % 6 == 0) {
      return word() + (random() % 2 == 0 ? " NEAR/2 " : " ONEAR/4 ") +
             (random() % 4 == 0 ? expanded_word() : word());
    }
    const bool all = random() % 3 > 0;
    const std::size_t clauses = 1 + random() % 4;
    for (std::size_t i = 0; i < clauses; ++i) {
      text += all ? " +" : " ";
      switch (all ? random() % 4 : 3) {
        case 0:
          text += '"' + word() + ' ' + word() + '"';
          break;
        case 1:
          text += '"' + word() + ' ' + word() + ' ' + word() + '"';
          break;
        case 2:
          text += expanded_word();
          break;
        default:
          text += word();
      }
    }
    return all && random() % 3 == 0 ? text + ' ' + word() : text;
  }

  std::mt19937 random{7};
  // Texts have up to six passages.
  ChangedIndex index{
      random,
      {known_words, 8, 500, {"2024-05-06", "", "2023", "2024-05", "2024"}},
      {300, 60, 20}};
  OpenIndex open{index.path()};
  mutable std::vector<LanguageQuery> queries;
};

BOOST_FIXTURE_TEST_SUITE(best_passages_of_words, BestPassagesFixture)

BOOST_AUTO_TEST_CASE(are_those_that_xapian_finds) {
  BOOST_TEST_REQUIRE(open.context.database().segment_count() > 1);
  std::size_t compared = 0, with_required = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string text = random_query();
    const CandidateQuery query = query_of(text);
    BOOST_TEST_REQUIRE(!query.words.languages.empty(), text);
    for (const std::size_t count : {1u, 7u, 60u, 5'000u}) {
      const Weighed expected = xapians(query, count);
      BOOST_TEST_REQUIRE((ours(query, count) == expected),
                         text << ", the best " << count);
      compared += expected.size();
      with_required +=
          query.words.languages[0].required.empty() ? 0 : expected.size();
    }
  }
  BOOST_TEST(compared > 20'000u);
  BOOST_TEST(with_required > 5'000u);
}

BOOST_AUTO_TEST_CASE(are_all_that_xapian_finds_where_all_are_wanted) {
  std::size_t compared = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_query();
    const CandidateQuery query = query_of(text);
    const std::vector<Xapian::docid> expected =
        all_passages(query.query, open.context);
    BOOST_TEST_REQUIRE(all_passages(query.words, open.context) == expected,
                       text);
    compared += expected.size();
  }
  BOOST_TEST(compared > 20'000u);
}

// One query is often all but the one before: it has another sign, another
// distance or other words.
BOOST_AUTO_TEST_CASE(are_kept_for_what_asks_for_the_same) {
  SearchContext keeping = open.context;
  keeping.found = std::make_shared<FoundPassages>();
  std::size_t kept = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_query();
    const WordSearch words = query_of(text).words;
    const std::vector<Xapian::docid> expected =
        all_passages(words, open.context);
    BOOST_TEST_REQUIRE(all_passages(words, keeping) == expected, text);
    best_passages(words, 1 + random() % 60, keeping);
    BOOST_TEST_REQUIRE(all_passages(words, keeping) == expected, text);
    kept += keeping.found->of(query_of(text).words) != nullptr ? 1 : 0;
  }
  BOOST_TEST(kept > 100u);
  const std::string near = known_words[1] + " NEAR/2 " + known_words[0];
  best_passages(query_of(near).words, 10, keeping);
  BOOST_TEST(keeping.found->of(query_of(near).words) != nullptr);
  for (const std::string& other :
       {near + " +sing", known_words[1] + " NEAR/3 " + known_words[0],
        known_words[0] + " NEAR/2 " + known_words[2]}) {
    BOOST_TEST(keeping.found->of(query_of(other).words) == nullptr, other);
  }
}

BOOST_AUTO_TEST_CASE(are_sorted_by_date) {
  const PassageDatabase& database = open.context.database();
  ValueReader dates(database, schema::date_slot);
  ValueReader articles(database, schema::article_slot);
  using Key = std::tuple<std::string_view, std::string_view, Xapian::docid>;
  const std::vector<Xapian::docid> ids =
      all_passages(query_of("port").words, open.context);
  std::vector<Key> oldest, newest;
  for (const Xapian::docid id : ids) {
    oldest.emplace_back(dates.at(id), articles.at(id), id);
  }
  std::ranges::sort(oldest);
  const auto dated = std::ranges::find_if(
      oldest, [](const Key& key) { return !std::get<0>(key).empty(); });
  BOOST_TEST_REQUIRE((dated != oldest.begin() && dated != oldest.end()));
  std::ranges::rotate(oldest, dated);
  newest = oldest;
  std::ranges::stable_sort(newest, [](const Key& a, const Key& b) {
    return std::get<0>(a) > std::get<0>(b);
  });
  for (const std::size_t count : {1u, 10u, 10'000u}) {
    for (const Sort sort : {Sort::oldest, Sort::newest}) {
      const std::vector<Key>& expected = sort == Sort::oldest ? oldest : newest;
      const BestPassages first =
          DatedPassages(ids, sort, database).first(count);
      BOOST_TEST(first.estimate == ids.size());
      BOOST_TEST_REQUIRE(first.passages.size() ==
                         std::min(count, expected.size()));
      for (std::size_t i = 0; i < first.passages.size(); ++i) {
        BOOST_TEST_REQUIRE(first.passages[i].id == std::get<2>(expected[i]));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(are_not_looked_for_where_a_query_asks_for_more) {
  for (const std::string text :
       {"port -work", "port* work", "+port source:Wire",
        "port NEAR/3 (work OR fork)", "+port +(work OR fork)"}) {
    BOOST_TEST(query_of(text).words.languages.empty(), text);
  }
}

// As Deadline::grants_grace() promises.
BOOST_AUTO_TEST_CASE(are_some_after_the_deadline) {
  const CandidateQuery any = query_of("port work");
  const CandidateQuery all = query_of("+port +work");
  std::stop_source stop;
  stop.request_stop();
  open.deadline.start({}, stop.get_token());
  BOOST_TEST_REQUIRE(open.deadline.expired());
  BOOST_TEST(!ours(any, 10).empty());
  BOOST_TEST(!ours(all, 10).empty());
  BOOST_TEST(ours(all, 5'000).size() <= 64u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
