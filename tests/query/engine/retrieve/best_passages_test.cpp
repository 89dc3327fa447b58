#include "query/engine/retrieve/best_passages.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
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

  // A query of words and phrases, all of them, any of them, or one.
  std::string random_query() {
    std::string text;
    const bool all = random() % 3 > 0;
    const std::size_t clauses = 1 + random() % 4;
    for (std::size_t i = 0; i < clauses; ++i) {
      text += all && clauses > 1 ? " +" : " ";
      switch (all ? random() % 3 : 2) {
        case 0:
          text += '"' + word() + ' ' + word() + '"';
          break;
        case 1:
          text += '"' + word() + ' ' + word() + ' ' + word() + '"';
          break;
        default:
          text += word();
      }
    }
    return all && random() % 3 == 0 ? text + ' ' + word() : text;
  }

  std::mt19937 random{7};
  // Texts have up to six passages.
  ChangedIndex index{random, {known_words, 8, 500}, {300, 60, 20}};
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

BOOST_AUTO_TEST_CASE(are_not_looked_for_where_a_query_asks_for_more) {
  for (const std::string text :
       {"port -work", "+port* +work", "port NEAR/3 work", "+port source:Wire",
        "+port +(work OR fork)"}) {
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
