#include <pthread.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <stop_token>
#include <string>

#include "dateline/searcher.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/plan/language_query.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
namespace {

const std::vector<TestArticle> limit_articles{
    {"a", "", "One strike, two strikes: a treaty.", "en", "2024", "", ""}};

// "w0 w1 w2", all different words.
std::string different_words(std::size_t count, const std::string& between) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i == 0 ? "w" : between + "w") + std::to_string(i);
  }
  return text;
}

std::string notes_of(const Results& results) {
  std::string all;
  for (const Note& note : results.notes) {
    all += note.text + '\n';
  }
  return all;
}

struct LimitsIndex {
  QueryIndex index{limit_articles};
  Searcher searcher{index.path()};
};

BOOST_FIXTURE_TEST_SUITE(limits, LimitsIndex)

const std::string joints[] = {" ", "-", ".", "/"};

// In a phrase, or joined to one word.
BOOST_DATA_TEST_CASE_F(LimitsIndex, words_above_the_limit_are_ignored,
                       data::make(joints), joint) {
  const std::string fits = '"' + different_words(max_words, joint) + '"';
  BOOST_TEST(notes_of(searcher.search(fits)) == "");
  const std::string above =
      "+treaty OR \"" + different_words(10 * max_words, joint) + "\" strike";
  const std::clock_t start = std::clock();
  const Query query = Query::parse(above);
  const Results results = searcher.search(query);
  const Diagnosis diagnosis = searcher.diagnose(query);
  const std::clock_t taken = std::clock() - start;
  BOOST_TEST(results.hits.size() == 1u);
  BOOST_TEST(notes_of(results).find(
                 "the query has more than 2,048 words: the rest is ignored") !=
             std::string::npos);
  BOOST_TEST((diagnosis.cause == Cause::none));
  BOOST_TEST(taken < 30 * CLOCKS_PER_SEC);
}

BOOST_AUTO_TEST_CASE(a_word_that_is_there_thousands_of_times_is_one) {
  std::string text = "strike";
  for (std::size_t i = 1; i < max_words; ++i) {
    text += " strike";
  }
  BOOST_TEST(searcher.search('"' + text + '"').empty());
  BOOST_TEST(searcher.search(Query::parse(text)).hits.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_compound_of_many_parts_is_not_fuzzy) {
  const std::string fits = different_words(max_fuzzy_parts, "-") + '~';
  BOOST_TEST(notes_of(searcher.search(fits)) == "");
  const std::string above = different_words(max_fuzzy_parts + 1, "-");
  BOOST_TEST(notes_of(searcher.search(above + '~')) ==
             dateline::in_quotes(above) +
                 " has more than 8 parts: '~' ignored\n");
}

BOOST_AUTO_TEST_CASE(fuzzy_words_above_the_limit_stand_for_themselves) {
  const std::string words =
      different_words(max_compared_words, "~ OR ") + "~ OR ";
  const Results found = searcher.search(words + "treaty~");
  BOOST_TEST(found.hits.size() == 1u);
  BOOST_TEST(notes_of(found).find(
                 "a query looks up 32 fuzzy words and patterns: 'treaty~' "
                 "stand for themselves") != std::string::npos);
  BOOST_TEST(searcher.search(words + "treatx~").empty());
  BOOST_TEST(notes_of(searcher.search(words + "tr*ty OR treaty~"))
                 .find("'tr*ty' and 1 more stand") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(prefixes_share_the_terms_of_a_query) {
  std::string words;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) {
      words += std::string{first, second, '*', ' '};
    }
  }
  OpenIndex open(index.path());
  const std::vector<LanguageQuery> queries =
      language_queries(Query::parse(words), {}, open.context);
  std::size_t terms = 0;
  for (const Pattern& pattern : queries[0].compiled.patterns) {
    const auto& expansion = pattern.arcs[0][0].expansion;
    BOOST_TEST((expansion == nullptr || expansion->terms.size() <= 3));
    terms += expansion == nullptr ? 0 : expansion->terms.size();
  }
  BOOST_TEST(terms > 0);
  BOOST_TEST(terms <= max_query_expansions);
}

BOOST_AUTO_TEST_CASE(stars_are_not_looked_up_when_time_is_up) {
  std::stop_source stop;
  SearchOptions options;
  options.time_limit.stop = stop.get_token();
  BOOST_TEST(searcher.search("strik* treat~", options).hits.size() == 1u);
  stop.request_stop();
  const Results stopped = searcher.search("strik* OR treat~", options);
  BOOST_TEST(stopped.stopped);
  BOOST_TEST(stopped.empty());
  // Nothing of it is kept.
  BOOST_TEST(searcher.search("strik* OR treat~").hits.size() == 1u);
}

std::size_t count_of(const std::string& part, const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

// Pasted texts repeat their words, and each spelling is looked for in the
// index.
BOOST_AUTO_TEST_CASE(words_that_are_missing_are_named_once) {
  const std::string notes =
      notes_of(searcher.search("treaty strikex strikey strikex strikex"));
  BOOST_TEST(count_of("no passage has 'strikex'", notes) == 1u);
  BOOST_TEST(count_of("no passage has 'strikey'", notes) == 1u);
}

BOOST_AUTO_TEST_CASE(twelve_missing_words_get_spellings) {
  std::string query = "treaty";
  for (char c = 'f'; c <= 'r'; ++c) {
    query += std::string(" strike") + c;
  }
  const std::string notes = notes_of(searcher.search(query));
  BOOST_TEST(count_of("no passage has", notes) == 13u);
  BOOST_TEST(count_of("did you mean", notes) == 12u);
}

// Each byte takes some hundred bytes of memory.
BOOST_AUTO_TEST_CASE(what_is_beyond_the_longest_query_is_ignored) {
  const std::string note = "the words of the query have more than 65,536 bytes";
  const std::string longest = "strike " + std::string(max_query_bytes - 6, 'w');
  BOOST_TEST(notes_of(searcher.search(longest)).find(note) ==
             std::string::npos);
  const Results results = searcher.search(longest + "w -strike");
  BOOST_TEST(notes_of(results).find(note) != std::string::npos);
  BOOST_TEST(results.hits.size() == searcher.search("strike").hits.size());
  const std::string word(10 << 20, 'w');
  for (const std::string& query :
       {word, '"' + word + '"', word + "*", "title:(a OR " + word + ")"}) {
    BOOST_TEST(notes_of(searcher.search(query)).find(note) !=
               std::string::npos);
    BOOST_TEST(searcher.diagnose(Query::parse(query)).words.size() <= 2u);
  }
  BOOST_TEST(searcher.article("a", Query::parse(word)).size() <= 1u);
}

// Applications search in threads of any kind.
BOOST_AUTO_TEST_CASE(the_deepest_query_fits_a_small_stack) {
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t stack = 1 << 20;
#else
  constexpr std::size_t stack = 128 << 10;
#endif
  std::string query = "strike";
  for (std::size_t i = 0; i + 1 < max_nesting; ++i) {
    query = "(" + query + " -x)";
  }
  struct Task {
    Searcher& searcher;
    std::string query;
    Results results;
  } task{searcher, "article:(" + query + ")", {}};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack);
  pthread_t thread{};
  const auto search = [](void* argument) -> void* {
    auto& of = *static_cast<Task*>(argument);
    of.results = of.searcher.search(of.query);
    return nullptr;
  };
  BOOST_REQUIRE(pthread_create(&thread, &attributes, search, &task) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  BOOST_TEST(task.results.hits.size() == 1u);
  BOOST_TEST(task.results.notes.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
