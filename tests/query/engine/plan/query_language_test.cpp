#include "query/engine/plan/query_language.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(query_language)

namespace {

struct Row {
  const char* query;
  const char* language;
};

BOOST_AUTO_TEST_CASE(two_stop_words_tell_the_language_of_a_query) {
  const Row rows[] = {
      {"Wie heißen die Partner von Tesla?", "de"},
      {"Who will win in Berlin?", "en"},  // "will" and "in" are German too
      {"did Napoleon die in exile?", ""},
      {"Qui a construit le pont de la ville?", "fr"},
      {"die Wahl in Hessen", "de"},
      {"die hard", ""},              // one word is too little
      {"was in will", ""},           // both languages' own
      {"\"die in der\" Tesla", ""},  // quoted, so perhaps from another language
      {"Tesla Edison", ""},
      {"M&S", ""},  // French has both letters
      {"M & S", ""},
      {"", ""},
  };
  Analysers analysers;
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(possible_languages(Query::parse(row.query), {"de", "en", "fr"},
                                    analysers)
                     .known() == row.language);
    }
  }
}

TestArticle article(const std::string& id, const std::string& text,
                    const std::string& language) {
  return {id, "", text, language, "2024", "Wire", ""};
}

std::string best(const std::vector<TestArticle>& articles,
                 const std::string& query) {
  const QueryIndex index(articles);
  const auto hits = Searcher(index.path()).search(query).hits;
  return hits.empty() ? "" : hits.front().article;
}

// French, which has "m" and "s", need not be the language of a query for them.
BOOST_AUTO_TEST_CASE(a_name_of_two_letters_is_found_in_any_language) {
  const std::vector<TestArticle> articles{
      article("en", "Shares of M&S rose.", "en"),
      article("fr", "La gare a ferm\u00e9.", "fr"),
      article("ca", "El port tanca.", "ca"),
  };
  BOOST_TEST(best(articles, "M&S") == "en");
  BOOST_TEST(best(articles, "M&S shares") == "en");
  BOOST_TEST(best(articles, "M & S") == "en");
}

BOOST_AUTO_TEST_CASE(stop_words_of_the_query_rank_in_no_language) {
  std::vector<TestArticle> articles{
      article("de", "Partner der Firma Tesla war damals die Stadt.", "de"),
      article("en",
              "Edison would die, and wie and von are no words, but Tesla "
              "is one.",
              "en"),
  };
  const QueryIndex index(articles);
  SearchOptions options;
  options.explain = true;
  const Results results =
      Searcher(index.path())
          .search(Query::parse("Wie heißen die Partner von Tesla?"), options);
  BOOST_REQUIRE(results.hits.size() == 2u);
  for (const Hit& hit : results.hits) {
    for (const TermScore& term : hit.explanation->terms) {
      BOOST_TEST(
          (term.term != "wie" && term.term != "die" && term.term != "von"));
    }
  }
}

// A query in Norwegian may be Danish, but not Icelandic, in which its stop
// words are words like others.
BOOST_AUTO_TEST_CASE(languages_that_are_alike_are_all_possible) {
  Analysers analysers;
  const QueryLanguage language =
      possible_languages(Query::parse("hun var en klar vinner"),
                         {"da", "en", "is", "no", ""}, analysers);
  BOOST_TEST(language.known() == "");
  BOOST_TEST(!language.is_foreign("no"));
  BOOST_TEST(!language.is_foreign("da"));
  BOOST_TEST(!language.is_foreign(""));
  BOOST_TEST(language.is_foreign("is"));
  BOOST_TEST(language.is_foreign("en"));
  BOOST_TEST(language.has_stop_word("var"));
  BOOST_TEST(!language.has_stop_word("klar"));
  BOOST_TEST(best({article("is", "Hún var en hún var en hún var.", "is"),
                   article("no", "Løpet hadde en klar vinner.", "no"),
                   article("da", "Løbet er slut.", "da")},
                  "hun var en klar vinner") == "no");
}

// French d'une and n'est are one word each to other analysers.
BOOST_AUTO_TEST_CASE(elided_stop_words_are_no_words_of_other_languages) {
  const std::vector<TestArticle> articles{
      article("en", "Dune, the film Dune, and a bird in its nest.", "en"),
      article("fr", "Le choix de la ville n'est pas le fruit d'une suite.",
              "fr")};
  const QueryIndex index(articles);
  Searcher searcher(index.path());
  BOOST_TEST(
      searcher.search("ce n'est pas la suite d'une histoire").hits.size() ==
      1u);
  BOOST_TEST(
      searcher.search("Dune n'est pas la suite d'une histoire").hits.size() ==
      2u);
}

// "oil" is a common word of many articles in English, and part of a name in one
// in German.
BOOST_AUTO_TEST_CASE(what_is_rare_in_a_language_is_no_better_there) {
  std::vector<TestArticle> articles{
      article("de", "Die Oilers gewannen gegen Oil City im Eis.", "de"),
      article("en", "Oil was dearer: oil of the north and oil of the south.",
              "en"),
  };
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(article("de" + number, "Ein neues Haus.", "de"));
    articles.push_back(article("en" + number, "The price of oil rose.", "en"));
  }
  BOOST_TEST(best(articles, "oil") == "en");
}

// In most German articles and in few of all.
BOOST_AUTO_TEST_CASE(what_is_common_in_its_language_is_no_rare_word) {
  std::vector<TestArticle> articles{
      article("name", "Edison baute damals ein Werk.", "de"),
      article("common", "Eine neue Brücke, und neue Straßen.", "de"),
  };
  for (int i = 0; i < 150; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(article("de" + number, "Ein neues Haus.", "de"));
    for (int j = 0; j < 5; ++j) {
      articles.push_back(article("en" + number + std::to_string(j),
                                 i < 30 ? "Edison was there." : "A new house.",
                                 "en"));
    }
  }
  BOOST_TEST(best(articles, "+lang:de Edison neue") == "name");
}

BOOST_AUTO_TEST_CASE(passages_in_the_language_of_the_query_come_first) {
  const std::vector<TestArticle> articles{
      article("en", "Tesla Edison Morgan, Tesla and Edison.", "en"),
      article("de", "Edison und Morgan waren dort, wo auch Tesla war.", "de"),
      article("fr", "Tesla Edison Morgan, Tesla et Edison.", "fr"),
  };
  BOOST_TEST(best(articles, "Wo waren Tesla und Edison?") == "de");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
