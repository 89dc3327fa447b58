#include "dateline/diagnosis.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/engine/diagnosis/any_match.hpp"
#include "query/engine/diagnosis/diagnosis_text.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(diagnosis)

namespace {

// Each article is one passage.
std::vector<TestArticle> archive() {
  std::vector<TestArticle> articles{
      {"veto", "Veto in New York",
       "The envoy cast a veto against the sanctions of the council.", "en",
       "2024-03-28", "Harbour Dispatch", ""},
      {"cap", "Oil markets",
       "The price of crude fell below the cap that the ministers agreed.", "en",
       "2023-02-05", "Meridian Wire", ""},
      {"us", "", "Nobody told us why the harbour was closed.", "en",
       "2022-07-01", "Meridian Wire", ""},
      {"tea", "Gifts at the summit",
       "The host was given an Aurus limousine and a tea set.", "en",
       "2024-06-19", "Meridian Wire", ""},
      {"zug", "Bahn",
       "Der Zug nach Hamburg fuhr wegen der Sperrung der Strecke später.", "de",
       "2024-06-20", "Nordlicht Tagblatt", ""},
      {"grève", "", "La grève des cheminots a duré trois semaines.", "fr",
       "2023-12-01", "Le Quai", ""},
      {"санкции", "", "Совет принял санкции против банка.", "ru", "2024-01-15",
       "Вестник", ""},
  };
  for (int i = 0; i < 12; ++i) {
    articles.push_back({"filler" + std::to_string(i), "",
                        "The parliament debated, and the government spoke of "
                        "a ceasefire in week " +
                            std::to_string(i) + ".",
                        "en", "2021-05", "Harbour Dispatch", ""});
  }
  return articles;
}

const std::filesystem::path& archive_index() {
  static const QueryIndex index{archive()};
  static const std::filesystem::path path = index.path();
  return path;
}

SearchFilters dates(const std::string& from, const std::string& to) {
  return {.from = from, .to = to};
}

SearchFilters of_source(const std::string& source) {
  return {.sources = {source}};
}

SearchFilters in_language(const std::string& language) {
  return {.languages = {language}};
}

using Parts = std::vector<std::string>;

struct Row {
  const char* query;
  Cause cause;
  Parts about;
  SearchFilters filters = {};
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    // a word that is nowhere
    {"zeppelin", Cause::unknown_word, {"zeppelin"}},
    {"+zeppelin veto", Cause::unknown_word, {"zeppelin"}},
    {"veto AND zeppelin", Cause::unknown_word, {"zeppelin"}},
    {"zeppelin dirigible", Cause::unknown_word, {"zeppelin", "dirigible"}},
    {"zepp*", Cause::unknown_word, {"zepp*"}},
    {"zeppelin~", Cause::unknown_word, {"zeppelin~"}},
    {"\"tea zeppelin\"", Cause::unknown_word, {"zeppelin"}},
    {"'Zeppelin'", Cause::unknown_word, {"Zeppelin"}},
    {"veto NEAR/3 zeppelin", Cause::unknown_word, {"zeppelin"}},
    {"title:zeppelin", Cause::unknown_word, {"zeppelin"}},
    {"Luftschiff", Cause::unknown_word, {"Luftschiff"}},
    {"дирижабль", Cause::unknown_word, {"дирижабль"}},
    {"(veto AND zeppelin)", Cause::unknown_word, {"zeppelin"}},
    {"zeppelin ☂", Cause::unknown_word, {"zeppelin"}},
    // beside words that are too common to rank
    {"the zeppelin", Cause::unknown_word, {"zeppelin"}},
    {"the zeppelin of", Cause::unknown_word, {"zeppelin"}},
    {"the zeppelin dirigible", Cause::unknown_word, {"zeppelin", "dirigible"}},
    {"+(the zeppelin)", Cause::unknown_word, {"zeppelin"}},
    {"the zeppelin -veto", Cause::unknown_word, {"zeppelin"}},
    {"the zeppelin", Cause::unknown_word, {"zeppelin"}, dates("2021", "")},
    {"the zeppelin lang:en", Cause::unknown_word, {"zeppelin"}},
    // the words of a phrase, in another order or form
    {"\"set tea\"", Cause::wrong_order, {"\"set tea\""}},
    {"\"price cap\"", Cause::wrong_order, {"\"price cap\""}},
    {"\"cheminots des greve\"",
     Cause::wrong_order,
     {"\"cheminots des greve\""}},
    {"+\"sanctions veto\" council", Cause::wrong_order, {"\"sanctions veto\""}},
    {"\"sanction\"", Cause::other_form, {"\"sanction\""}},
    {"\"a vetoed sanction\"", Cause::other_form, {"vetoed", "sanction"}},
    {"\"against the sanctions\" AND \"casts a veto\"",
     Cause::other_form,
     {"casts"}},
    {"'aurus'", Cause::other_form, {"'aurus'"}},
    {"'SANCTIONS'", Cause::other_form, {"'SANCTIONS'"}},
    {"'greve'", Cause::other_form, {"'greve'"}},
    // near, but not so near
    {"price NEAR/2 ministers", Cause::too_far, {"price NEAR/2 ministers"}},
    {"sanctions ONEAR/9 veto", Cause::too_far, {"sanctions ONEAR/9 veto"}},
    // never together
    {"veto AND limousine", Cause::apart, {"veto", "limousine"}},
    {"+council +veto +tea", Cause::apart, {"council", "tea"}},
    {"\"veto limousine\"", Cause::apart, {"veto", "limousine"}},
    {"price NEAR limousine", Cause::apart, {"price", "limousine"}},
    {"\"price limousine\"~5", Cause::apart, {"\"price\"", "\"limousine\""}},
    {"Zug AND sanctions", Cause::apart, {"Zug", "sanctions"}},
    // filters
    {"veto after:2024-04", Cause::filter, {"after:2024-04"}},
    {"limousine before:2024", Cause::filter, {"before:2024"}},
    {"veto on:2023", Cause::filter, {"on:2023"}},
    {"veto source:\"Le Quai\"", Cause::filter, {"source:\"Le Quai\""}},
    {"veto source:Nowhere", Cause::filter, {"source:Nowhere"}},
    {"limousine lang:de", Cause::filter, {"lang:de"}},
    {"limousine title:veto", Cause::filter, {"title:veto"}},
    {"title:ceasefire", Cause::filter, {"title:ceasefire"}},
    {"source:\"Le Quai\" lang:ru",
     Cause::filter,
     {"source:\"Le Quai\"", "lang:ru"}},
    {"veto", Cause::filter, {"from 2025"}, dates("2025", "")},
    {"veto", Cause::filter, {"from 2020 to 2022"}, dates("2020", "2022")},
    {"veto",
     Cause::filter,
     {"source:Meridian Wire"},
     of_source("Meridian Wire")},
    {"Zug", Cause::filter, {"lang:en"}, in_language("en")},
    {"veto source:\"Harbour Dispatch\" after:2024-05",
     Cause::filter,
     {"after:2024-05"}},
    // exclusions
    {"veto -sanctions", Cause::excluded, {"sanctions"}},
    {"limousine NOT \"tea set\" -zeppelin", Cause::excluded, {"\"tea set\""}},
    {"санкции -банк", Cause::excluded, {"банк"}},
    // nothing at all
    {"", Cause::no_words, {}},
    {"!!! ...", Cause::no_words, {}},
    // something
    {"veto", Cause::none, {}},
    {"veto zeppelin", Cause::none, {}},
    {"the OR zeppelin", Cause::none, {}},
    {"-veto", Cause::none, {}},
};

BOOST_DATA_TEST_CASE(names_the_one_cause, data::make(rows), row) {
  const Diagnosis found =
      Searcher(archive_index())
          .diagnose(Query::parse(row.query), {.filters = row.filters});
  BOOST_TEST(to_string(found.cause) == to_string(row.cause));
  BOOST_TEST(found.about == row.about, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(says_so_in_one_to_five_lines, data::make(rows), row) {
  const Diagnosis found =
      Searcher(archive_index())
          .diagnose(Query::parse(row.query), {.filters = row.filters});
  if (found.cause != Cause::none) {
    BOOST_TEST(!found.text.empty());
  }
  BOOST_TEST(std::count(found.text.begin(), found.text.end(), '\n') < 5);
  for (const std::string& part : row.about) {
    BOOST_TEST(found.text.find(part) != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(filters_without_words_leave_no_article) {
  SearchFilters filters;
  filters.sources = {"Nobody"};
  for (const char* query : {"", "\"\""}) {
    const Diagnosis found =
        Searcher(archive_index())
            .diagnose(Query::parse(query), {.filters = filters});
    BOOST_TEST(to_string(found.cause) == "filter");
    BOOST_TEST(found.text == "'source:Nobody' leaves no article.");
  }
}

BOOST_DATA_TEST_CASE(there_is_a_match_if_a_search_finds_one, data::make(rows),
                     row) {
  const OpenIndex open(archive_index());
  const Query query = Query::parse(row.query);
  BOOST_TEST(any_match(query, row.filters, open.context) ==
             !Searcher(archive_index())
                  .search(query, {.filters = row.filters})
                  .hits.empty());
}

// None of the first is one: only the last has the word in capitals.
BOOST_AUTO_TEST_CASE(a_match_behind_many_others_is_found) {
  std::vector<TestArticle> articles;
  for (int i = 0; i < 50; ++i) {
    articles.push_back({"a" + std::to_string(i), "",
                        i < 49 ? "They used aids." : "They used AIDS.", "en",
                        "2024", "Wire", ""});
  }
  const QueryIndex index{articles};
  const OpenIndex open(index.path());
  BOOST_TEST(any_match(Query::parse("'AIDS'"), {}, open.context));
  BOOST_TEST(!any_match(Query::parse("'Aids'"), {}, open.context));
}

// Once time is up nothing is found, which is no cause.
BOOST_AUTO_TEST_CASE(a_diagnosis_that_is_stopped_names_no_cause) {
  std::stop_source source;
  source.request_stop();
  SearchOptions options;
  options.time_limit.stop = source.get_token();
  for (const Row& row : rows) {
    const Diagnosis found =
        Searcher(archive_index()).diagnose(Query::parse(row.query), options);
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(found.stopped);
      BOOST_TEST(to_string(found.cause) == "none");
      BOOST_TEST(found.words.empty());
      BOOST_TEST(found.text ==
                 "Time was up before all of this was looked into.");
    }
  }
}

BOOST_AUTO_TEST_CASE(an_empty_index_is_the_cause) {
  const QueryIndex empty{std::vector<TestArticle>{}};
  const Diagnosis found = Searcher(empty.path()).diagnose(Query::parse("veto"));
  BOOST_TEST(to_string(found.cause) == "empty_index");
}

BOOST_AUTO_TEST_CASE(counts_the_passages_of_each_word) {
  const Diagnosis found =
      Searcher(archive_index())
          .diagnose(Query::parse("\"price cap\" AND govern* -tea +sanctions"));
  std::vector<std::string> counts;
  for (const WordCount& word : found.words) {
    counts.push_back(word.word + " " + std::to_string(word.passages));
  }
  const std::vector<std::string> expected{"price 1", "cap 1", "govern* 12",
                                          "sanctions 1"};
  BOOST_TEST(counts == expected, boost::test_tools::per_element());
}

struct SpellingRow {
  const char* query;
  const char* corrected;  // "" for none
};
std::ostream& operator<<(std::ostream& out, const SpellingRow& row) {
  return out << row.query;
}

const SpellingRow spellings[] = {
    {"parlament", "parliament"},
    {"parliment goverment", "parliament government"},
    {"\"goverment spoke\"", "\"government spoke\""},
    {"+ceasfire +parliament", "+ceasefire +parliament"},
    {"limosine", "limousine"},
    {"greve cheminotes", ""},  // by its stem it is there
    {"chiminots", "cheminots"},
    {"Hamburk", "Hamburg"},
    {"санкцыи", "санкции"},
    {"parliament", ""},       // plentiful itself
    {"vetoed", ""},           // a form of a word that is there
    {"zeppelin", ""},         // nothing is like it
    {"vto", ""},              // too short to tell
    {"2023-02-0x", ""},       // a number
    {"-parlament veto", ""},  // it is excluded
    {"parlament*", ""},       // begun only
};

BOOST_DATA_TEST_CASE(suggests_what_the_archive_has, data::make(spellings),
                     row) {
  const Diagnosis found =
      Searcher(archive_index()).diagnose(Query::parse(row.query));
  BOOST_TEST(found.corrected.value_or("") == row.corrected);
}

BOOST_AUTO_TEST_CASE(corrects_what_is_mistyped_in_a_passage_too) {
  std::vector<TestArticle> articles{
      {"typo", "", "The goverment fell.", "en", "", "", ""}};
  for (int i = 0; i < 12; ++i) {
    const std::string id = "a" + std::to_string(i);
    articles.push_back(
        {id, "", "The government stood.", "en", "", "", "By " + id});
  }
  const QueryIndex index(articles);
  const Diagnosis found =
      Searcher(index.path()).diagnose(Query::parse("goverment"));
  BOOST_TEST(to_string(found.cause) == "none");
  BOOST_TEST(found.corrected.value_or("") == "government");
}

BOOST_AUTO_TEST_CASE(corrects_an_acronym_in_the_plural) {
  std::vector<TestArticle> articles;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "a" + std::to_string(i);
    articles.push_back({id, "", "Two MINURSOs came, and the BRICSEs met.", "en",
                        "", "", "By " + id});
  }
  const QueryIndex index(articles);
  const Diagnosis found =
      Searcher(index.path()).diagnose(Query::parse("MINUROSs"));
  BOOST_TEST(found.corrected.value_or("") == "MINURSOs");
}

// "sanct*on" stands for the stem of "sanctioned", a word that it does not
// match.
BOOST_AUTO_TEST_CASE(a_pattern_is_not_counted_by_the_stems_of_other_words) {
  const QueryIndex index(
      {{"a", "", "The port was sanctioned.", "en", "", "", ""}});
  const Diagnosis found =
      Searcher(index.path()).diagnose(Query::parse("sanct*on"));
  BOOST_TEST_REQUIRE(found.words.size() == 1u);
  BOOST_TEST(found.words[0].word == "sanct*on");
  BOOST_TEST(found.words[0].passages == 0u);
}

BOOST_AUTO_TEST_CASE(a_very_long_condition_is_shortened_in_the_text) {
  const std::string source(100'000, 'x');
  const Diagnosis found =
      Searcher(archive_index())
          .diagnose(Query::parse("veto"), {.filters = of_source(source)});
  BOOST_TEST(to_string(found.cause) == "filter");
  const std::string text = diagnosis_text(found);
  BOOST_TEST(text.size() < 1000u);
  BOOST_TEST(text.find("xxx...") != text.npos);
}

// A slip of two edits is likelier than a rare word one edit away.
BOOST_AUTO_TEST_CASE(frequency_makes_up_for_an_edit) {
  std::vector<TestArticle> articles{
      {"rare", "", "They met Korvanskij.", "en", "", "", ""},
      {"near", "", "They met Dorvin twice.", "en", "", "", ""}};
  for (int i = 0; i < 30; ++i) {
    const std::string id = "a" + std::to_string(i);
    articles.push_back(
        {id, "", "Minister Korvansky met Dorvan.", "en", "", "", "By " + id});
  }
  const QueryIndex index(articles);
  const auto corrected = [&](const char* query) {
    return Searcher(index.path())
        .diagnose(Query::parse(query))
        .corrected.value_or("");
  };
  BOOST_TEST(corrected("Korvanskiyj") == "Korvansky");
  BOOST_TEST(corrected("Korvanskyy") == "Korvansky");
  BOOST_TEST(corrected("Dorvi") == "Dorvin");  // too short for two edits
}

// The words stand in different passages of the first article, and in articles
// of their own.
BOOST_AUTO_TEST_CASE(tells_how_many_articles_have_the_words_apart) {
  std::string between;
  for (int i = 0; i < 60; ++i) {
    between += "The talks went on for another long day without an end.\n\n";
  }
  const QueryIndex index({
      {"both", "", "Merrick spoke first.\n\n" + between + "Then Dalton left.",
       "en", "2024", "Wire", ""},
      {"one", "", "Merrick was there.", "en", "2024", "Wire", ""},
      {"other", "", "Dalton was there.", "en", "2024", "Wire", ""},
  });
  const Diagnosis diagnosis =
      Searcher(index.path()).diagnose(Query::parse("+Merrick +Dalton"));
  BOOST_TEST((diagnosis.cause == Cause::apart));
  BOOST_TEST(diagnosis.articles == 1u);
  BOOST_TEST(diagnosis.text.find("1 article has them in different passages") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
