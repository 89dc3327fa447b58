#include "query/engine/plan/decompounding.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "dateline/searcher.hpp"
#include "query/engine/plan/language_query.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

TestArticle undated_article(const std::string& id, const std::string& text,
                            const std::string& language = "de") {
  return {id, "", text, language, "2024", "Wire", ""};
}

struct CompoundIndex {
  QueryIndex index{std::vector<TestArticle>{
      undated_article("a", "Die Zeitung druckt den Bericht."),
      undated_article("b", "Die Zeitungen und der Verlag."),
      undated_article("c", "Der Verlag schweigt."),
      undated_article("d", "Die Schulen brauchen eine neue Leitung."),
      undated_article("e", "Die Schule bekam eine Leitung."),
      undated_article("f", "Im Bahnhof warten alle."),
      undated_article("g", "Am Bahnhof fährt die Bahn."),
      undated_article("h", "Ein Hofgut steht am Bahnhof."),
      undated_article("0", "Der Metzger schweigt."),
      undated_article("i", "The newspaper and its publisher.", "en"),
      undated_article("j", "News and paper, and paper news.", "en"),
  }};
  OpenIndex open{index.path()};

  // The parts that are added, with a space between two.
  std::string parts(const std::string& query, const std::string& language) {
    for (const LanguageQuery& in_language :
         language_queries(Query::parse(query), {}, open.context)) {
      std::string all;
      for (const ScoringTerm& term : in_language.compiled.scoring_terms) {
        if (term.only_ranks) {
          all += (all.empty() ? "" : " ") +
                 in_language.compiled.pattern_of(term).arcs[0][0].term;
        }
      }
      if (in_language.compiled.language == language) {
        return all;
      }
    }
    return "no such language";
  }

  std::string found(const std::string& query) {
    std::string all;
    for (const Hit& hit : Searcher(index.path()).search(query)) {
      all += hit.article;
    }
    return all;
  }
};

BOOST_FIXTURE_TEST_SUITE(decompounding, CompoundIndex)

struct Row {
  const char* query;
  const char* parts;
};

BOOST_AUTO_TEST_CASE(cuts_where_the_index_has_both_parts) {
  const Row rows[] = {
      {"Zeitungsverlag schweigt", "zeitung verlag"},
      {"Zeitungsverlage schweigen", "zeitung verlag"},  // the last is inflected
      {"Schulleitung Bericht", "schul leitung"},
      {"Zeitungsleser Bericht", ""},         // no reader is in the index
      {"Verlagszeitung Verlag", "zeitung"},  // the other ranks already
      {"Zeitungsverlag2 schweigt", ""},      // a digit
      {"zeitungsverlag~ schweigt", ""},      // stands for other words
      {"Bahnhof Bericht", ""},               // parts of three letters
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(parts(row.query, "de") == row.parts);
    }
  }
}

BOOST_AUTO_TEST_CASE(leaves_a_whole_that_is_more_frequent_than_its_parts) {
  const QueryIndex index(
      std::vector<TestArticle>{undated_article("a", "Die Handtasche."),
                               undated_article("b", "Eine Handtasche."),
                               undated_article("c", "Handtaschen."),
                               undated_article("d", "Rote Farbe, lose Tasche."),
                               undated_article("e", "Die Hand.")});
  const OpenIndex open(index.path());
  const auto queries =
      language_queries(Query::parse("Handtasche Farbe"), {}, open.context);
  BOOST_TEST(queries.at(0).compiled.scoring_terms.size() == 2u);
}

BOOST_AUTO_TEST_CASE(leaves_other_languages_and_a_query_of_one_word) {
  BOOST_TEST(parts("newspaper publisher", "en") == "");
  BOOST_TEST(parts("Zeitungsverlag", "de") == "");
}

// The "Verlag" of c decides; b, which has both parts, is not found.
BOOST_AUTO_TEST_CASE(ranks_by_parts_what_the_words_find) {
  BOOST_TEST(found("Zeitungsverlag schweigt") == "c0");
  BOOST_TEST(found("(Zeitungsverlag OR schweigt) -Leitung") == "c0");
  BOOST_TEST(found("Zeitungsleser schweigt") == "0c");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
