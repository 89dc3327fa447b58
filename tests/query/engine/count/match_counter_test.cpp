#include "query/engine/count/match_counter.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/trace_filter.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

namespace dateline {
namespace {

// Words of the random articles in forms that only the text can tell apart, and
// some texts in which compounds stand joined, in parts and apart.
std::vector<TestArticle> odd_articles() {
  std::vector<TestArticle> articles = RandomArticles(31).next(80);
  const char* const texts[] = {
      "An F-16 and a strike.",
      "An F16 took part in co-operation.",
      "F left, and 16 stayed; co and operation.",
      "The wing of the F, 16.",
      "The cooperation of COVID 19 wards, of COVID-19.",
      "Strikes strike the striker. state-of-the-art",
      "The U.N. and the UN; A?B of a state of the art.",
      "北京市长星期三在东京会见记者。",
      "京东 北 京 市",
      "vetoes Vetoed véto veto",
      "vetoing vito voted; the veto of co operation",
  };
  for (const char* const text : texts) {
    const std::string id = "odd" + std::to_string(articles.size());
    const bool titled = articles.size() % 2 == 0;
    articles.push_back({id, titled ? "F-16 veto strike 北京" : "", text, "en",
                        "2024-06-1" + std::to_string(articles.size() % 9), "",
                        ""});
  }
  return articles;
}

struct OddIndex {
  QueryIndex index{odd_articles()};
  OpenIndex open{index.path()};
  const SearchContext& context = open.context;
  Analysers& analysers = open.analysers;

  struct Counts {
    std::size_t passages = 0;
    std::size_t articles = 0;
    bool operator==(const Counts&) const = default;
  };

  Counts counted(const std::vector<LanguageQuery>& queries) {
    Evaluators evaluators;
    for (const LanguageQuery& query : queries) {
      const std::string& language = query.compiled.language;
      evaluators.try_emplace(language, query, analysers.of(language));
    }
    const MatchCounts counts =
        count_matches(found_matches(queries, context), evaluators, {}, context);
    return {counts.passages, counts.articles};
  }

  // Asks every passage of the index itself.
  Counts naive(const std::vector<LanguageQuery>& queries) {
    Counts counts;
    std::set<std::string> articles;
    for (const PassageRecord& passage : passages_of(index.path())) {
      for (const LanguageQuery& query : queries) {
        const std::string& language = query.compiled.language;
        if (language == passage.language && !query.compiled.root.is_empty() &&
            Evaluator(query, analysers.of(language)).evaluate(passage)) {
          ++counts.passages;
          articles.insert(passage.article);
        }
      }
    }
    counts.articles = articles.size();
    return counts;
  }

  std::size_t check(const Query& query) {
    const auto queries = language_queries(query, {}, context);
    const Counts expected = naive(queries);
    const Counts found = counted(queries);
    BOOST_TEST(found.passages == expected.passages, query.text());
    BOOST_TEST(found.articles == expected.articles, query.text());
    return found.passages;
  }
};

BOOST_FIXTURE_TEST_SUITE(match_counter, OddIndex)

BOOST_AUTO_TEST_CASE(counts_what_a_look_at_every_passage_finds) {
  const char* const odd[] = {
      "F-16",
      "co-operation",
      "+co-operation",
      "COVID-19 strike",
      "-F-16 strike",
      "-\"state of the art\" state",
      "\"state of the art\"",
      "state-of-the-art",
      "'Strike'",
      "'strike' -'Strikes'",
      "\"F 16\"",
      "NOT strike",
      "-F-16",
      "-(strike -veto)",
      "after:2024-06-13",
      "after:2024-06-13 F-16",
      "-after:2024-06-13",
      "lang:en -veto",
      "F NEAR/2 16",
      "F ONEAR/0 16",
      "(F OR veto) NEAR/3 (16 OR vetoed)",
      "-(F NEAR/2 16) strike",
      "veto*",
      "vet* -vetoed",
      "veto~",
      "veto~2",
      "+veto~ +strik*",
      "co-op*",
      "-veto*",
      "北京",
      "\"北京市\"",
      "+北京市",
      "北京市长 strike",
      "-北京 东京",
      "title:veto",
      "title:F-16",
      "-title:strike veto",
      "title:\"F-16 veto\"",
      "title:vet*",
      "title:北京",
      "a?b",
      "a?b F-16",
      "U.N.",
      "the",
      "\"of the\"",
      "+the F-16",
      "(F-16 OR NOT veto) strike",
      "source:\"agency 1\" -strike",
      "",
      "(strike AND F-16) OR (veto AND NOT co-operation)"};
  std::size_t found = 0;
  for (const char* const query : odd) {
    found += check(Query::parse(query));
  }
  BOOST_TEST(found > 300u);
  RandomQueries random(index.path(), 32);
  for (int i = 0; i < 300; ++i) {
    const std::string query = random.next();
    check(Query::parse(query));
    check(Query::parse(query, Syntax::plain));
  }
}

// Else a test of the counts would see little of what the text decides.
BOOST_AUTO_TEST_CASE(doubts_no_passage_that_its_terms_decide_on) {
  struct Row {
    const char* query;
    Xapian::doccount doubtful;
  };
  const Row rows[] = {{"strike F16", 0},
                      {"+title:veto -strike", 0},
                      {"-(strike veto)", 0},
                      {"F-16", 1},
                      {"F-16 OR wing", 0}};
  for (const Row& row : rows) {
    const auto queries = language_queries(Query::parse(row.query), {}, context);
    Xapian::Enquire enquire = context.enquire();
    enquire.set_query(match_bounds(queries, context).doubtful);
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(enquire.get_mset(0, 1000).size() == row.doubtful);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_scan_of_traces_ends_with_the_deadline) {
  const std::string word = "strike";
  const Pattern pattern =
      phrase_pattern(word, analysers.of("en").analyse(word).tokens);
  const auto passed = [&] {
    TraceFilter filter(TraceCondition(pattern), context);
    filter.init(context.database().segment(0));
    std::size_t count = 0;
    for (filter.next(0); !filter.at_end(); filter.next(0)) {
      ++count;
    }
    return count;
  };
  BOOST_TEST(passed() > 64u);
  std::stop_source stop;
  stop.request_stop();
  context.deadline.start(std::chrono::milliseconds(0), stop.get_token());
  BOOST_TEST(passed() <= 64u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
