#include "query/server/service/completion.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/query/server/running_server.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(completions)

namespace {

struct CompletionFixture {
  // "4: word harbour, source ..." with the byte from which a suggestion goes.
  std::string completed(const std::string& query) {
    const auto deadline = Clock::now() + std::chrono::seconds(10);
    const auto facts = server.service().facts.of("news", deadline);
    const auto searcher = server.service().searchers.lease("news", deadline);
    const Completion completion = complete(query, 3, *facts, *searcher, {});
    std::string text = std::to_string(completion.begin) + ':';
    for (const Suggestion& each : completion.suggestions) {
      text += ' ' + each.kind + ' ' + each.text;
    }
    return text;
  }

  RunningServer server;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_last_word_is_completed, CompletionFixture) {
  BOOST_TEST(completed("tea harb") == "4: word harbour");
  BOOST_TEST(completed("+dock") == "1: word Dockers");
  BOOST_TEST(completed("(HARB") == "1: word harbour");
}

BOOST_FIXTURE_TEST_CASE(fields_and_their_values_are_completed,
                        CompletionFixture) {
  BOOST_TEST(completed("sou") == "0: field source:");
  BOOST_TEST(completed("tea source:disp") ==
             "4: source source:\"Harbour Dispatch\"");
  BOOST_TEST(completed("source:\"harbour d") ==
             "0: source source:\"Harbour Dispatch\"");
  BOOST_TEST(completed("author:d") == "0: author author:\"Jo Doe\"");
  BOOST_TEST(completed("lang:e") == "0: language lang:en");
}

BOOST_FIXTURE_TEST_CASE(what_is_no_beginning_has_no_suggestion,
                        CompletionFixture) {
  BOOST_TEST(completed("") == "0:");
  BOOST_TEST(completed("tea ") == "4:");
  BOOST_TEST(completed("x") == "0:");
  BOOST_TEST(completed("te*") == "0:");
  BOOST_TEST(completed("\"harb") == "0:");
  BOOST_TEST(completed("nofield:x") == "0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
