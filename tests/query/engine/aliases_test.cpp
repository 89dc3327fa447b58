#include "dateline/aliases.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(aliases)

namespace {

const Aliases names{{{"Zelensky", "Zelenskyy", "Зеленський", "泽连斯基"},
                     {"EU", "European Union", "Europäische Union", "欧盟"},
                     {"WHO", "World Health Organization"}}};

std::vector<TestArticle> named_articles() {
  return {
      {"a", "", "Zelensky spoke of the budget.", "en", "2024", "AP", ""},
      {"b", "", "Then Zelenskyy left the hall.", "en", "2024", "AP", ""},
      {"c", "", "Президент Зеленський виступив.", "uk", "2023", "U", ""},
      {"d", "", "乌克兰总统泽连斯基访问北京。", "zh", "2023", "X", ""},
      {"e", "", "The European Union paid; Zelensky said so.", "en", "", "", ""},
      {"f", "EU", "It paid.", "en", "2022", "", ""},
      {"g", "", "Die Europäischen Unionen zahlten.", "de", "2022", "", ""},
      {"h", "", "A European spoke of a trade union.", "en", "2022", "", ""},
      {"i", "", "Nobody who knows spoke.", "en", "", "", ""},
      {"j", "", "The World Health Organization warned.", "en", "", "", ""},
  };
}

struct NamedSearcher {
  QueryIndex index{named_articles()};
  Searcher searcher{index.path()};

  NamedSearcher() { searcher.set_aliases(names); }

  // The ids of the articles found, sorted.
  std::string found(const std::string& query, Syntax syntax = Syntax::lenient) {
    SearchOptions options;
    options.page.limit = 100;
    std::set<std::string> ids;
    for (const Hit& hit :
         searcher.search(Query::parse(query, syntax), options)) {
      ids.insert(hit.article);
    }
    std::string list;
    for (const std::string& id : ids) {
      list += id;
    }
    return list;
  }

  std::string why(const std::string& query, const std::string& article) {
    for (const Hit& hit : searcher.search(query)) {
      if (hit.article == article) {
        return hit.why;
      }
    }
    return "not found";
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(match_in_all_languages, NamedSearcher) {
  struct Row {
    const char* query;
    const char* found;
  };
  const Row rows[] = {
      {"Zelensky", "abcde"},
      {"泽连斯基", "abcde"},
      {"Зеленський", "abcde"},
      {"European Union", "efg"},
      {"eu", "efg"},
      {"+EU +Zelensky", "e"},
      {"Zelensky -EU", "abcd"},
      {"-Zelensky -EU spoke", "hi"},
      {"\"Zelensky\"", "ae"},
      {"'Zelensky'", "ae"},
      {"Zelensk*", "abe"},
      {"title:\"EU\"", "f"},
      {"title:(European Union)", "f"},
      {"EU NEAR/3 Zelensky", "e"},
      {"EU NEAR/0 Zelensky", ""},
      {"Zelensky ONEAR/0 left", "b"},
      {"WHO", "j"},
      {"source:AP Zelensky", "ab"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(found(row.query) == row.found, row.query);
  }
  BOOST_TEST(found("european union", Syntax::plain) == "efg");
  searcher.set_aliases({});
  BOOST_TEST(found("Zelensky") == "ae");
  BOOST_TEST(found("European Union") == "egh");
}

BOOST_FIXTURE_TEST_CASE(are_explained, NamedSearcher) {
  BOOST_TEST(why("Zelensky", "a") == "Zelensky: literal");
  BOOST_TEST(why("zelensky", "a") == "zelensky: folded (Zelensky)");
  BOOST_TEST(why("Zelensky", "b") == "Zelensky: alias (Zelenskyy)");
  BOOST_TEST(why("Zelensky spoke", "d") ==
             "Zelensky: alias (泽连斯基); spoke: no match");
  BOOST_TEST(why("European Union", "f") == "European Union: alias (EU)");
  BOOST_TEST(why("EU", "g") == "EU: alias (Europäischen Unionen)");
  const Hit hit = searcher.search("Zelensky", {.explain = true}).hits.front();
  BOOST_REQUIRE(hit.explanation.has_value());
  BOOST_TEST(hit.explanation->terms.size() == 1u);
  BOOST_TEST(hit.explanation->sum() == hit.score);
  const std::vector<Hit> article =
      searcher.article("b", Query::parse("Zelensky"));
  BOOST_TEST(article.at(0).why == "Zelensky: alias (Zelenskyy)");
  BOOST_TEST(article[0].spans.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(are_counted_and_diagnosed, NamedSearcher) {
  SearchOptions options;
  options.facets = {Facet::language};
  const Results results = searcher.search("Zelensky", options);
  BOOST_TEST(results.counted_passages == 5u);
  BOOST_REQUIRE(results.facets.size() == 1u);
  BOOST_TEST(results.facets[0].counts.size() == 3u);
  const Diagnosis apart = searcher.diagnose(Query::parse("+Zelensky +trade"));
  BOOST_TEST((apart.cause == Cause::apart));
  BOOST_REQUIRE(apart.words.size() == 2u);
  BOOST_TEST(apart.words[0].word == "Zelensky");
  BOOST_TEST(apart.words[0].passages == 5u);
}

// Names do not make a hit of what only begins like them, nor lose one.
BOOST_AUTO_TEST_CASE(score_as_one_word_would) {
  const char* const forms[] = {"zelensky", "selenskij", "volodymyr chief"};
  std::vector<TestArticle> mixed, same;
  for (int i = 0; i < 60; ++i) {
    const auto text = [&](const std::string& name) {
      std::string words = "report";
      for (int k = 0; k <= i % 7; ++k) {
        words += " filler" + std::to_string((i * 5 + k * 3) % 11);
      }
      return i % 4 == 3 ? words : words + ' ' + name + " again";
    };
    const std::string id = "a" + std::to_string(i);
    mixed.push_back({id, "", text(forms[i % 2]), "xx", "2024", "", ""});
    same.push_back({id, "", text(forms[0]), "xx", "2024", "", ""});
  }
  const QueryIndex mixed_index(mixed), same_index(same);
  Searcher one(mixed_index.path()), other(same_index.path());
  one.set_aliases({{{forms[0], forms[1], forms[2]}}});
  SearchOptions options;
  options.page.limit = 100;
  options.disabled.assign(std::begin(all_score_components),
                          std::end(all_score_components));
  const Results found = one.search("zelensky filler3", options);
  const Results expected = other.search("zelensky filler3", options);
  BOOST_REQUIRE(found.hits.size() == expected.hits.size());
  BOOST_TEST(found.hits.size() > 40u);
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    BOOST_TEST(found.hits[i].passage == expected.hits[i].passage);
    BOOST_TEST(found.hits[i].score == expected.hits[i].score,
               boost::test_tools::tolerance(1e-9));
  }
}

// Xapian's weight bounds the score of a name as that of a word, so that a short
// page has the best hits.
BOOST_AUTO_TEST_CASE(keep_the_order_of_pages) {
  const QueryIndex index(RandomArticles(41).next(300));
  Searcher searcher(index.path());
  searcher.set_aliases({{{"strike", "veto", "co-operation"},
                         {"F-16", "wing", "北京", "strike veto"}}});
  for (const char* const query :
       {"strike", "F-16 strike", "+veto wing", "北京 veto", "strike strike",
        "\"strike\" strike", "strike veto", "-strike wing"}) {
    BOOST_TEST_CONTEXT(query) {
      SearchOptions options;
      options.page.limit = 100000;
      options.explain = true;
      const Results all = searcher.search(query, options);
      options.page.limit = 4;
      searcher.set_aliases({{{"strike", "veto", "co-operation"},
                             {"F-16", "wing", "北京", "strike veto"}}});
      const Results first = searcher.search(query, options);
      BOOST_TEST(all.hits.size() > 4u);
      for (std::size_t i = 0; i < first.hits.size(); ++i) {
        BOOST_TEST(first.hits[i].passage == all.hits[i].passage);
        BOOST_TEST(first.hits[i].score == all.hits[i].score);
      }
      for (const Hit& hit : all) {
        BOOST_TEST((hit.score == 0 || hit.explanation->sum() == hit.score));
      }
      options.facets = {Facet::year};
      options.counting = Counting::any_word;
      BOOST_TEST(searcher.search(query, options).counted_passages ==
                 all.hits.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(come_with_the_index) {
  const QueryIndex index(named_articles());
  write_file(index.path() / "aliases.txt", "Zelensky = Zelenskyy\n");
  Searcher searcher(index.path());
  BOOST_TEST(searcher.search("Zelensky").hits.size() == 3u);
  searcher.set_aliases({});
  BOOST_TEST(searcher.search("Zelensky").hits.size() == 2u);
  write_file(index.path() / "aliases.txt", "Zelensky\n");
  BOOST_CHECK_THROW(Searcher(index.path()), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
