#include "query/engine/verify/literal_check.hpp"
#include "query/engine/plan/article_condition.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "query/engine/plan/article_condition.hpp"
#include "query/engine/plan/compiler.hpp"
#include "query/engine/verify/passage_match.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(literal_check)

namespace {

PassageRecord passage_of(const std::string& title, const std::string& text) {
  PassageRecord passage;
  passage.ordinal = 1;
  passage.title = title;
  passage.text = text;
  return passage;
}

struct Row {
  const char* query;
  const char* title;
  const char* text;
  bool may_match;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query << " in " << row.title << " / " << row.text;
}

const Row rows[] = {
    {"'IT'", "", "it is late", false},
    {"'IT'", "", "IT is late", true},
    {"'IT'", "", "WITH care", true},  // the bytes are there
    {"'IT'", "IT at work", "", true},
    {"+'it' +'late'", "", "it is", false},
    {"+'it' +'late'", "late", "it is", true},
    {"'it' OR 'late'", "", "it is", true},
    {"'it' late", "", "late", false},
    {"late OR 'it'", "", "early",
     true},  // other words are left to the evaluator
    {"-'it'", "", "it is", true},
    {"'co-operation'", "", "co-operation", true},
    {"'co-operation'", "", "Co-operation", false},
    {"'it' NEAR/2 late", "", "it is", true},
    {"('it' OR 'late') NEAR/2 is", "", "is", true},  // the next has the rest
    {"('it' OR 'late') NEAR/2 'IS'", "", "is", false},
    {"title:'it'", "IT", "it is", false},
    {"title:'it'", "it is", "", true},
    {"(late AND ('it' OR 'is')) OR 'was'", "", "late", false},
    {"after:2024 'it'", "", "late", false},
};

BOOST_DATA_TEST_CASE(looks_for_the_letters, data::make(rows), row) {
  Analyser analyser("en");
  const CompiledQuery query =
      compile(Query::parse(row.query).root(), analyser, "2024-06-19");
  BOOST_TEST(LiteralCheck(query).may_match(passage_of(row.title, row.text)) ==
             row.may_match);
}

BOOST_AUTO_TEST_CASE(turns_down_no_passage_that_matches) {
  const QueryIndex index(RandomArticles(17).next(40));
  const std::vector<PassageRecord> passages = passages_of(index.path());
  RandomQueries random(index.path(), 18);
  std::size_t matches = 0, turned_down = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string text = random.next();
    const QueryNode root = Query::parse(text).root();
    if (has_article_condition(root)) {
      continue;  // it needs an index
    }
    Analyser analyser("en");
    const CompiledQuery query = compile(root, analyser, "2024-06-19");
    const LiteralCheck check(query);
    for (const PassageRecord& passage : passages) {
      const TokenGraph title(passage.title, analyser.analyse(passage.title));
      const TokenGraph body(passage.text, analyser.analyse(passage.text));
      const bool may = check.may_match(passage);
      turned_down += may ? 0 : 1;
      PassageOccurrences occurrences(query, title, body);
      const NextPassage none;
      PassageRun run(passage, body, analyser, none);
      if (PassageMatch(query, passage, occurrences, run).decides()) {
        ++matches;
        BOOST_TEST(may, text);
      }
    }
  }
  BOOST_TEST(matches > 1000u);
  BOOST_TEST(turned_down > 1000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
