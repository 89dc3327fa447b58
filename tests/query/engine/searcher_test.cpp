#include "dateline/searcher.hpp"

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <thread>

#include "query/engine/plan/bm25.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

const std::vector<TestArticle> summit{
    {"gifts", "Gifts at the summit",
     "The host was given an Aurus limousine, and a tea set beside it.", "en",
     "2024-06-19", "Meridian Wire", ""},
    {"veto", "",
     "Russia's veto ended the deadline over U.N. sanctions.\n\nNobody told us "
     "why "
     "the US kept quiet about international co-operation.",
     "en", "2024-03-28", "Harbour Dispatch", ""},
    {"auto", "Geschenke beim Gipfel",
     "Die Limousine fuhr langsam über die Straße, die Häuser standen dicht.",
     "de", "2024-06-20", "Nordlicht Tagblatt", ""},
    {"kaisha", "", "北京市长星期三在东京会见记者。", "zh", "2024", "", ""},
};

std::vector<std::string> found(const std::filesystem::path& index,
                               const std::string& query,
                               const SearchOptions& options = {}) {
  std::vector<std::string> passages;
  for (const Hit& hit : Searcher(index).search(query, options)) {
    passages.push_back(hit.passage);
  }
  return passages;
}

using Found = std::vector<std::string>;

struct SummitIndex {
  QueryIndex index{summit};
};

BOOST_FIXTURE_TEST_SUITE(searcher, SummitIndex)

struct Row {
  const char* query;
  Found passages;
};

BOOST_AUTO_TEST_CASE(finds_what_a_query_asks_for) {
  const Row rows[] = {
      {"Aurus limousine", {"gifts#1", "auto#1"}},
      {"UN sanctions veto", {"veto#1"}},
      {"\"tea set\"", {"gifts#1"}},
      {"\"set tea\"", {}},
      {"\"international cooperation\"", {"veto#1"}},
      {"+limousine -aurus", {"auto#1"}},
      {"aurus OR veto", {"veto#1", "gifts#1"}},
      {"STRASSE", {"auto#1"}},
      {"北京", {"kaisha#1"}},
      {"东京", {"kaisha#1"}},
      {"京市", {"kaisha#1"}},
      {"zeppelin", {}},
      {"the/zeppelin", {}},
      {"geschenke", {"auto#1"}},
      {"", {}},
      {"!!!", {}},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) {
      Found passages = found(index.path(), row.query);
      Found expected = row.passages;
      std::sort(passages.begin(), passages.end());
      std::sort(expected.begin(), expected.end());
      BOOST_TEST(passages == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(lists_the_sources_most_passages_first) {
  const std::string rare(300, 'r');
  const QueryIndex several({{"a", "", "One.", "en", "", "Le Monde", ""},
                            {"b", "", "Two.", "en", "", "AP", ""},
                            {"c", "", "Three.", "de", "", "AP", ""},
                            {"d", "", "Four.", "fr", "", "le monde", ""},
                            {"e", "", "Five.", "en", "", "ap", ""},
                            {"f", "", "Six.", "en", "", "", ""},
                            {"g", "", "Seven.", "en", "", rare, ""}});
  const std::vector<std::string> expected{"AP", "Le Monde", rare};
  BOOST_TEST(Searcher(several.path()).sources() == expected,
             boost::test_tools::per_element());
  BOOST_TEST(Searcher(several.path()).passage_count() == 7u);
  const QueryIndex none({{"a", "", "One.", "en", "", "", ""}});
  BOOST_TEST(Searcher(none.path()).sources().empty());
}

BOOST_AUTO_TEST_CASE(tells_what_the_index_holds) {
  std::vector<TestArticle> articles = summit;
  articles.push_back({"undated", "", "Nobody knows when.", "en", "", "", ""});
  const auto before = std::chrono::system_clock::now();
  const QueryIndex index(articles);
  Searcher searcher(index.path());
  const IndexStatistics statistics = searcher.statistics();
  BOOST_TEST(statistics.articles == 5u);
  BOOST_TEST(statistics.passages == searcher.passage_count());
  BOOST_TEST(statistics.undated_articles == 1u);
  BOOST_TEST(statistics.first_date.value() == "2024");
  BOOST_TEST(statistics.last_date.value() == "2024-06-20");
  BOOST_TEST(statistics.languages.counts.size() == 3u);
  BOOST_TEST(statistics.sources.counts.size() == 4u);  // one is ""
  BOOST_TEST(statistics.years.counts.back().value == "2024");
  BOOST_TEST(statistics.years.counts.back().articles == 4u);
  BOOST_TEST(statistics.bytes > 1000u);
  const std::uintmax_t parts =
      statistics.posting_bytes + statistics.text_bytes + statistics.trace_bytes;
  BOOST_TEST(statistics.posting_bytes > 0u);
  BOOST_TEST(statistics.text_bytes > 0u);
  BOOST_TEST(statistics.trace_bytes > 0u);
  BOOST_TEST(parts < statistics.bytes);
  BOOST_TEST(parts > statistics.bytes / 2);
  BOOST_TEST(statistics.segments == 1u);
  BOOST_TEST(statistics.dead_passages == 0u);
  BOOST_TEST((statistics.last_batch > before - std::chrono::minutes(1)));
  BOOST_TEST((statistics.last_batch < before + std::chrono::minutes(10)));
  BOOST_TEST(statistics.schema > 0);
  BOOST_TEST(!statistics.analyser.empty());
}

BOOST_AUTO_TEST_CASE(an_empty_index_holds_nothing) {
  const IndexStatistics nothing = Searcher(QueryIndex({}).path()).statistics();
  BOOST_TEST(nothing.articles == 0u);
  BOOST_TEST(!nothing.first_date.has_value());
  BOOST_TEST(nothing.languages.counts.empty());
}

BOOST_AUTO_TEST_CASE(keeps_the_country_apart_from_the_pronoun) {
  const Results country = Searcher(index.path()).search("'US'");
  BOOST_REQUIRE(country.hits.size() == 1);
  const Hit& hit = country.hits[0];
  BOOST_REQUIRE(hit.spans.size() == 1);
  BOOST_TEST(hit.text.substr(hit.spans[0].begin, 6) == "US kep");
}

BOOST_AUTO_TEST_CASE(filters_by_date_source_and_language) {
  SearchOptions options;
  options.filters.from = "2024-06";
  BOOST_TEST(found(index.path(), "limousine veto", options).size() == 2u);
  options.filters.to = "2024-06-19";
  BOOST_TEST(
      (found(index.path(), "limousine veto", options) == Found{"gifts#1"}));
  options = {};
  options.filters.sources = {"harbour dispatch", "nowhere"};
  BOOST_TEST(
      (found(index.path(), "limousine veto", options) == Found{"veto#1"}));
  options = {};
  options.filters.languages = {"de"};
  BOOST_TEST((found(index.path(), "limousine", options) == Found{"auto#1"}));
  options.filters.from = "June";
  BOOST_CHECK_THROW(found(index.path(), "limousine", options), QueryError);
}

BOOST_AUTO_TEST_CASE(lists_by_date_where_no_word_ranks) {
  BOOST_TEST((found(index.path(), "after:2024-01") ==
              Found{"auto#1", "gifts#1", "veto#1", "kaisha#1"}));
}

BOOST_AUTO_TEST_CASE(reports_words_that_it_ignores) {
  SearchOptions options;
  options.filters.languages = {"en"};
  const Results results = Searcher(index.path()).search("the veto", options);
  BOOST_REQUIRE(results.notes.size() == 1);
  BOOST_TEST(results.notes[0].text == "'the' is too common to rank: ignored");
  BOOST_TEST(results.notes[0].begin == 0u);
  BOOST_TEST(results.notes[0].end == 3u);
}

BOOST_AUTO_TEST_CASE(says_how_each_word_matched) {
  const Results results =
      Searcher(index.path()).search("AURUS limousines dagger");
  BOOST_REQUIRE(!results.empty());
  BOOST_TEST(results.hits[0].why ==
             "AURUS: folded (Aurus); limousines: stemmed (limousine); dagger: "
             "no match");
}

BOOST_AUTO_TEST_CASE(pages_through_the_same_order) {
  const Found all = found(index.path(), "limousine veto summit 北京");
  Found paged;
  for (std::size_t at = 0; at < all.size(); ++at) {
    SearchOptions options;
    options.page.limit = 1;
    options.page.offset = at;
    const auto page =
        found(index.path(), "limousine veto summit 北京", options);
    paged.insert(paged.end(), page.begin(), page.end());
  }
  BOOST_TEST(paged == all, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_an_index) {
  BOOST_CHECK_EXCEPTION(
      Searcher("/nowhere/at/all"), IndexError, [](const IndexError& e) {
        return std::string(e.what()).find("there is none") != std::string::npos;
      });
}

// An article taken for English that has German in it: "wer" and "die" are stop
// words of nearly every article, not rare words of this one.
BOOST_AUTO_TEST_CASE(stop_words_of_one_language_are_common_in_all) {
  std::vector<TestArticle> articles{
      {"names", "", "Die Rote Stunde, Wer weiß, Die Neue Woche, Wer noch.",
       "en", "", "", ""},
      {"bridge", "", "Die Stadt baut die Brücke neu, wer auch immer klagt.",
       "de", "", "", ""}};
  for (int i = 0; i < 8; ++i) {
    articles.push_back({"other" + std::to_string(i), "",
                        "Die Gemeinde weiß, wer die Rechnung zahlt.", "de", "",
                        "", ""});
  }
  const QueryIndex index(articles);
  BOOST_TEST(found(index.path(), "Wer baut die Brücke?").front() == "bridge#1");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(searcher_properties)

// For 200 queries made of the passages' own words.
std::vector<std::string> own_queries(const std::filesystem::path& index) {
  std::vector<std::string> queries;
  std::mt19937 random(5);
  const auto passages = passages_of(index);
  while (queries.size() < 200) {
    const PassageRecord& passage = passages[random() % passages.size()];
    Analyser analyser(passage.language);
    const std::vector<Token>& tokens = analyser.analyse(passage.text).tokens;
    std::string query;
    for (unsigned words = 1 + random() % 4; words > 0; --words) {
      const Token& token = tokens[random() % tokens.size()];
      query += (query.empty() ? "" : " ") +
               passage.text.substr(token.begin, token.end - token.begin);
    }
    queries.push_back(random() % 4 == 0 ? '"' + query + '"' : query);
  }
  return queries;
}

std::string answer(Searcher& searcher, const std::string& query) {
  std::string lines;
  for (const Hit& hit : searcher.search(query)) {
    lines += hit.passage + ' ' + std::to_string(hit.score) + ' ' + hit.why;
    for (const Span& span : hit.spans) {
      lines += ' ' + std::to_string(span.begin);
    }
    lines += '\n';
  }
  return lines;
}

BOOST_AUTO_TEST_CASE(every_indexed_term_is_found_by_its_own_text) {
  const QueryIndex index(RandomArticles(3).next(30));
  Searcher searcher(index.path());
  SearchOptions options;
  options.page.limit = 10000;
  std::set<std::string> asked;
  for (const PassageRecord& passage : passages_of(index.path())) {
    Analyser analyser(passage.language);
    for (const Token& token : analyser.analyse(passage.text).tokens) {
      const std::string text =
          passage.text.substr(token.begin, token.end - token.begin);
      if (!asked.insert(passage.language + text).second) {
        continue;
      }
      options.filters.languages = {passage.language};
      const Results results =
          searcher.search(Query::parse(text, Syntax::plain), options);
      const std::string id =
          passage.article + '#' + std::to_string(passage.ordinal);
      BOOST_TEST(std::any_of(results.begin(), results.end(),
                             [&](const Hit& hit) { return hit.passage == id; }),
                 text << " in " << id);
    }
  }
  BOOST_TEST(asked.size() > 50u);
}

BOOST_AUTO_TEST_CASE(spans_are_of_the_query_s_terms) {
  const QueryIndex index(RandomArticles(4).next(60));
  Searcher searcher(index.path());
  std::size_t spans = 0;
  for (const std::string& query : own_queries(index.path())) {
    for (const Hit& hit : searcher.search(query)) {
      Analyser analyser(*hit.language);
      std::set<std::string> terms;
      for (const Token& token : analyser.analyse(query).tokens) {
        terms.insert(token.word->term);
      }
      BOOST_TEST((!hit.spans.empty() || !hit.title_spans.empty()));
      for (const Span& span : hit.spans) {
        const std::string marked =
            hit.text.substr(span.begin, span.end - span.begin);
        for (const Token& token : analyser.analyse(marked).tokens) {
          // A phrase may put characters side by side that the query parts.
          BOOST_TEST((token.kind == TokenKind::bigram ||
                      terms.contains(token.word->term)),
                     query);
          ++spans;
        }
      }
    }
  }
  BOOST_TEST(spans > 1000u);
}

BOOST_AUTO_TEST_CASE(answers_do_not_depend_on_threads_order_or_segments) {
  std::vector<TestArticle> articles = RandomArticles(6).next(120);
  WriterSettings one = in_memory(), four = in_segments();
  four.threads = 4;
  four.chunk_bytes = 20000;
  const QueryIndex first(articles, one), second(articles, four);
  std::shuffle(articles.begin(), articles.end(), std::mt19937(9));
  const QueryIndex shuffled(articles, four);
  Searcher a(first.path()), b(second.path()), c(shuffled.path());
  std::size_t found = 0;
  for (const std::string& query : own_queries(first.path())) {
    const std::string expected = answer(a, query);
    found += expected.empty() ? 0 : 1;
    BOOST_TEST(answer(b, query) == expected, query);
    BOOST_TEST(answer(c, query) == expected, query);
  }
  BOOST_TEST(found > 150u);
}

// What a word stands for is kept until the index changes.
BOOST_AUTO_TEST_CASE(a_fuzzy_word_finds_what_the_last_batch_added) {
  const TemporaryFolder folder;
  const auto index = folder / "index", file = folder / "articles.jsonl";
  write_articles(file, {article("horse", "A horse ran over the bridge.")});
  index_paths(index, {file}, in_memory());
  Searcher searcher(index);
  const Query query = Query::parse("zebrra~");
  BOOST_TEST(searcher.search(query).hits.size() == 0u);
  BOOST_TEST(searcher.search(query).hits.size() == 0u);
  write_articles(file, {article("zebra", "A zebra ran over the bridge.")});
  index_paths(index, {file}, in_memory());
  BOOST_TEST(searcher.search(query).hits.size() == 1u);
}

BOOST_AUTO_TEST_CASE(searches_go_on_while_the_index_changes) {
  const TemporaryFolder folder;
  const auto index = folder / "index", file = folder / "articles.jsonl";
  RandomArticles articles(8);
  write_articles(file, articles.next(20));
  index_paths(index, {file}, in_memory());
  std::atomic<bool> writing{true};
  std::thread writer([&] {
    for (int batch = 0; batch < 12; ++batch) {
      write_articles(file, articles.next(20));
      index_paths(index, {file}, batch % 3 == 2 ? in_segments() : in_memory());
    }
    writing = false;
  });
  Searcher searcher(index);
  std::size_t searches = 0;
  while (writing) {
    BOOST_CHECK_NO_THROW(searcher.search("treaty strike summit"));
    ++searches;
  }
  writer.join();
  BOOST_TEST(searches > 10u);
}

// Japanese writes words without spaces, of which each pair of characters is
// looked for.
BOOST_AUTO_TEST_CASE(any_call_lets_go_of_files_that_were_replaced) {
  const QueryIndex index(summit);
  Searcher searcher(index.path());
  for (const bool sees_pages : {false, true}) {
    if (sees_pages) BOOST_TEST(!searcher.search("limousine").empty());
    change_unmerged(index, RandomArticles(64).next(9));
    BatchWriter(index.path(), in_memory()).merge();
    BOOST_TEST(deleted_files_in_use(index.path()) > 0u);
    BOOST_TEST(!searcher.passage("none#1").has_value());
    BOOST_TEST(deleted_files_in_use(index.path()) == 0u);
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_word_is_told_as_such) {
  const QueryIndex index(
      {{"whole", "", "新しいワクチン。", "ja", "", "", ""},
       {"part", "", "アーキテクチャの話。", "ja", "", "", ""}});
  const Results results =
      Searcher(index.path()).search(Query::parse("ワクチン"), {});
  BOOST_TEST_REQUIRE(results.hits.size() == 2u);
  BOOST_TEST(results.hits[0].article == "whole");
  const WordMatch& whole = results.hits[0].matches.at(0);
  const WordMatch& part = results.hits[1].matches.at(0);
  BOOST_TEST(to_string(whole.level) == "literal");
  BOOST_TEST(whole.found.empty());
  BOOST_TEST(to_string(part.level) == "literal");
  BOOST_TEST(part.found == std::vector<std::string>{"クチ"},
             boost::test_tools::per_element());
}

// The parts of a date count in a row only, in digits of every script and beside
// marks of direction.
BOOST_AUTO_TEST_CASE(numbers_that_are_joined_are_one_word) {
  const QueryIndex index(
      {{"date", "", "Den 19.06.2024 kom den.", "sv", "", "", ""},
       {"apart", "", "År 2024 kom 19 av 06.", "sv", "", "", ""}});
  Searcher searcher(index.path());
  for (const char* query :
       {"19.06.2024", "\u200F19.06.2024\u200E",
        "\u0661\u0669.\u0660\u0666.\u0662\u0660\u0662\u0664", "१९.०६.२०२४"}) {
    const Results results = searcher.search(query);
    BOOST_TEST(results.hits.size() == 1u, query);
    for (const Hit& hit : results) BOOST_TEST(hit.article == "date", query);
  }
}

// A number and the character behind it are looked for each by itself.
BOOST_AUTO_TEST_CASE(the_apostrophe_of_a_possessive_may_be_missing) {
  const auto text = [](const char* id, const char* words) {
    return TestArticle{id, "", words, "en", "2024", "Wire", ""};
  };
  const QueryIndex index({text("with", "A fire at King\u2019s Cross is out."),
                          text("without", "Kings Cross was shut in the 1990s."),
                          text("one", "The king, cross as ever, left.")});
  const Found both{"with#1", "without#1"};
  for (const char* query :
       {"\"Kings Cross\"", "\"King's Cross\"", "\"king\u2019s cross\""}) {
    Found hits = found(index.path(), query);
    std::ranges::sort(hits);
    // "king cross" is King's Cross without the possessive, too.
    std::erase(hits, "one#1");
    BOOST_TEST(hits == both, query);
  }
  BOOST_TEST(found(index.path(), "\"Kings Cross\"").size() == 2u);
  BOOST_TEST(found(index.path(), "'Kings'") == Found{"without#1"});
  BOOST_TEST(found(index.path(), "\"the 1990's\"") == Found{"without#1"});
}

BOOST_AUTO_TEST_CASE(a_word_of_parts_matches_as_its_weakest_part) {
  const QueryIndex index({{"a", "", "요금은 1,000원이다.", "ko", "", "", ""}});
  Searcher searcher(index.path());
  const auto match_of = [&](const char* query) {
    return searcher.search(query).hits.at(0).matches.at(0);
  };
  BOOST_TEST(to_string(match_of("1,000원").level) == "literal");
  BOOST_TEST(to_string(match_of("1000원").level) == "folded");
  BOOST_TEST(match_of("1000원").found.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
