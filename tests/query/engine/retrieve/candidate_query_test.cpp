#include "query/engine/retrieve/candidate_query.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "query/engine/index/passage_store.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "query/engine/verify/evaluator.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

// Some words are in nearly every text, some in few; many share a stem, a
// beginning or nearly all letters.
const std::vector<std::string> vocabulary{
    "report",    "reports",   "reported", "reporting",  "port",    "ports",
    "workers",   "worker",    "work",     "working",    "worked",  "fork",
    "successes", "success",   "becoming", "became",     "become",  "sing",
    "singing",   "ringing",   "rings",    "sinking",    "singers", "countries",
    "country",   "county",    "counties", "helps",      "helping", "heaps",
    "election",  "elections", "selected", "electronic", "elects",  "erection"};

struct Judged {
  double weight = 0;  // Xapian's
  double score = 0;   // the evaluator's
};

// All passages that match `text`.
std::vector<Judged> judged(const std::string& text,
                           const SearchContext& context) {
  const auto queries = language_queries(Query::parse(text), {}, context);
  const CandidateQuery candidate_query = make_candidate_query(queries, context);
  Evaluator evaluator(queries.at(0), context.analysers.of("en"));
  Xapian::Enquire enquire = context.enquire();
  enquire.set_query(candidate_query.query);
  enquire.set_weighting_scheme(TermWeight(candidate_query.rows));
  std::vector<Judged> all;
  const auto found = enquire.get_mset(0, context.database().passage_count());
  for (auto item = found.begin(); item != found.end(); ++item) {
    const auto result =
        evaluator.evaluate(read_passage(context.database(), *item));
    if (result) {
      all.push_back({item.get_weight(), result->score});
    }
  }
  return all;
}

// The best candidates, by document number, with their weights.
std::map<Xapian::docid, double> candidates(const std::string& text,
                                           Xapian::doccount count,
                                           const SearchContext& context) {
  const auto queries = language_queries(Query::parse(text), {}, context);
  const CandidateQuery candidate_query = make_candidate_query(queries, context);
  Xapian::Enquire enquire = context.enquire();
  enquire.set_query(candidate_query.query);
  enquire.set_weighting_scheme(TermWeight(candidate_query.rows));
  std::map<Xapian::docid, double> weights;
  const Xapian::MSet found = enquire.get_mset(0, count);
  for (auto match = found.begin(); match != found.end(); ++match) {
    weights.emplace(*match, match.get_weight());
  }
  return weights;
}

std::vector<std::string> words_and_compounds() {
  std::vector<std::string> words = vocabulary;
  for (const char* compound :
       {"port-work", "portwork", "F-16", "F16", "co-work", "cowork",
        "sing-ring", "sing-ring-sink"}) {
    words.emplace_back(compound);
  }
  return words;
}

struct CandidateQueryFixture {
  std::mt19937 random{11};
  QueryIndex index{
      random_articles(random, {words_and_compounds(), 8, 80}, 120)};
  OpenIndex open{index.path()};
};

BOOST_FIXTURE_TEST_SUITE(candidate_query, CandidateQueryFixture)

// Words and compounds are searched by TermUnion. An exclusion, which excludes
// nothing here, leaves them to Xapian.
BOOST_AUTO_TEST_CASE(finds_and_weighs_compounds_as_xapian_does) {
  std::size_t found = 0;
  for (const std::string text :
       {"port-work", "F-16 fork", "port-work sing-ring", "co-work port",
        "sing-ring-sink helps", "title:port F-16", "'Port' F-16 port-work",
        "F-16 since:2020"}) {
    for (const Xapian::doccount count : {1u, 3u, 10u, 1000u}) {
      const auto expected = candidates(text + " -zebra", count, open.context);
      found += expected.size();
      BOOST_TEST((candidates(text, count, open.context) == expected),
                 text << ", the best " << count);
    }
  }
  BOOST_TEST(found > 500u);
}

// Else a passage that is not read could be better than those that are.
BOOST_AUTO_TEST_CASE(weighs_an_expanded_word_no_less_than_it_scores) {
  constexpr double rounding = 1e-9;
  std::size_t matches = 0;
  for (const std::string& word : vocabulary) {
    const std::string other = vocabulary[random() % vocabulary.size()];
    for (const std::string& query :
         {word + "*", word.substr(0, 3) + "*", word + "~1", word + "~2",
          word + "~ " + other + "*", "+" + word + "* " + other,
          word + "~ NEAR/3 " + other + "*", word + "* title:" + other + "~"}) {
      for (const Judged& passage : judged(query, open.context)) {
        ++matches;
        BOOST_TEST_CONTEXT(query) {
          BOOST_TEST(passage.weight * (1 + rounding) >= passage.score);
        }
      }
    }
  }
  BOOST_TEST(matches > 10'000u);
}

// Else passages would be read in vain until the weights fall below the scores.
BOOST_AUTO_TEST_CASE(weighs_a_prefix_of_one_stem_as_it_scores) {
  const auto tolerance = boost::test_tools::tolerance(1e-9);
  const auto passages = judged("becam*", open.context);
  BOOST_REQUIRE(!passages.empty());
  for (const Judged& passage : passages) {
    BOOST_TEST(passage.weight == passage.score, tolerance);
  }
}

// A line of a batch may have a compound a thousand times.
BOOST_AUTO_TEST_CASE(what_is_repeated_is_asked_for_once) {
  const auto asked = [&](const std::string& text) {
    const auto queries = language_queries(Query::parse(text), {}, open.context);
    return make_candidate_query(queries, open.context).query.get_description();
  };
  for (const std::string word :
       {"F-16", "\"price cap\"", "'US'", "strik*", "strike", "(F-16 OR US)"}) {
    std::string repeated = word;
    for (int i = 0; i < 50; ++i) repeated += ' ' + word;
    BOOST_TEST(asked(repeated).size() < asked(word).size() + 100, word);
  }
  BOOST_TEST(asked("'US' 'us'").size() > asked("'US'").size() + 10);
}

BOOST_AUTO_TEST_CASE(finds_an_acronym_in_the_singular_for_its_plural) {
  const QueryIndex index({{"one", "", "The NGO left.", "en", "", "", ""}});
  const OpenIndex open(index.path());
  BOOST_TEST(judged("+NGOs", open.context).size() == 1u);
  BOOST_TEST(judged("left NEAR/1 NGOs", open.context).size() == 1u);
}

// Xapian's own maximum of lists reads freed memory where two of them end with
// the same passage after it has found as many passages as it was asked for.
BOOST_AUTO_TEST_CASE(words_that_end_with_the_same_passage_are_found) {
  std::vector<TestArticle> articles;
  for (int i = 0; i < 50; ++i) {
    const std::string id = "a" + std::to_string(i);
    articles.push_back({id, "",
                        i % 2 == 0 ? "the harbour lantern"
                                   : "the harbor, lanterns and a banter",
                        "en", "2024", "", "By " + id});
  }
  const QueryIndex others(articles);
  OpenIndex opened(others.path());
  const auto queries =
      language_queries(Query::parse("harbor~ lantern~2"), {}, opened.context);
  const CandidateQuery candidates =
      make_candidate_query(queries, opened.context);
  for (Xapian::doccount limit = 1; limit <= 51; limit += 10) {
    Xapian::Enquire enquire = opened.context.enquire();
    enquire.set_query(candidates.query);
    enquire.set_weighting_scheme(TermWeight(candidates.rows));
    BOOST_TEST(enquire.get_mset(0, limit).size() ==
               std::min<Xapian::doccount>(limit, 50));
  }
}

BOOST_AUTO_TEST_CASE(exclusions_end_with_the_deadline) {
  const std::string query = "report -nowhere -never";
  BOOST_TEST(!judged(query, open.context).empty());
  std::stop_source stop;
  open.deadline.start({}, stop.get_token());
  stop.request_stop();
  BOOST_TEST(open.deadline.expired());
  while (open.deadline.grants_grace()) {
  }
  BOOST_TEST(judged(query, open.context).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
