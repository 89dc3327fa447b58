#include "query/engine/plan/cjk_unigrams.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "dateline/searcher.hpp"
#include "query/engine/plan/compiler.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(cjk_unigrams)

namespace {

CompiledQuery compiled(const std::string& text) {
  Analyser analyser("zh");
  CompiledQuery query =
      compile(Query::parse(text).root(), analyser, "2024-06-19");
  add_characters(query);
  return query;
}

// The characters that are added, with a space between two.
std::string characters(const std::string& text) {
  const CompiledQuery query = compiled(text);
  std::string added;
  for (const ScoringTerm& term : query.scoring_terms) {
    if (term.only_ranks) {
      added +=
          (added.empty() ? "" : " ") + query.pattern_of(term).arcs[0][0].term;
    }
  }
  return added;
}

TestArticle chinese(const std::string& id, const std::string& text) {
  return {id, "", text, "zh", "2024", "Wire", ""};
}

std::string found(const std::vector<TestArticle>& articles,
                  const std::string& query) {
  const QueryIndex index(articles);
  std::string all;
  for (const Hit& hit : Searcher(index.path()).search(query)) {
    all += hit.article;
  }
  return all;
}

struct Row {
  const char* query;
  const char* characters;
};

BOOST_AUTO_TEST_CASE(each_chinese_character_ranks_beside_the_pairs) {
  const Row rows[] = {
      {"河港罢工", "河 港 罢 工"},
      {"港口港", "港 口"},           // each once
      {"河港 罢工", "河 港 罢 工"},  // two words
      {"港のストライキ", "港"},      // kana say nothing alone
      {"항구 파업이", ""},           // nor do Hangul syllables
      {"河港", ""},                  // a single term is left as it is
      {"strike 港", ""},             // no pair
      {"strike harbour", ""},
      {"+河港 -罢工", ""},  // what is excluded does not rank
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(characters(row.query) == row.characters);
    }
  }
}

BOOST_AUTO_TEST_CASE(other_words_count_more_beside_pairs) {
  const auto count = [](const char* query) {
    return compiled(query).scoring_terms.front().count;
  };
  BOOST_TEST(count("F35 河港") == word_beside_pairs_count);
  BOOST_TEST(count("F35 河") == 1);
  BOOST_TEST(count("河港罢工") == 1);
}

// "environment" in short and in full share characters and no pair.
BOOST_AUTO_TEST_CASE(characters_rank_what_the_pairs_find) {
  const std::vector<TestArticle> articles{
      chinese("a", "部长星期五说，雨停了，船可以走。"),
      chinese("b", "部长星期五说，环境要保护，船要走。"),
      chinese("c", "环境要保护，河水要清。"),
      chinese("d", "雨停了，船走了，人们回家。"),
  };
  BOOST_TEST(found(articles, "环保部长") == "ba");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
