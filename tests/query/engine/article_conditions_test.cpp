#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(article_conditions)

namespace {

using Ids = std::set<std::string>;

// So many words that the sentence is a passage of its own.
std::string long_sentence(const std::string& words) {
  std::string text = words;
  for (int i = 0; i < 30; ++i) {
    text += " while the harbour slept under snow";
  }
  return text + ".";
}

std::string article_of(const std::vector<std::string>& passages) {
  std::string text;
  for (const std::string& words : passages) {
    text += (text.empty() ? "" : "\n\n") + long_sentence(words);
  }
  return text;
}

const QueryIndex& archive() {
  static const QueryIndex index({
      {"both", "", article_of({"Minister Alder met Birch"}), "en", "2024",
       "Wire", ""},
      {"apart", "", article_of({"Alder spoke", "nothing", "then Birch left"}),
       "en", "2023", "Wire", ""},
      {"one", "", article_of({"Alder alone", "no one else"}), "en", "2022",
       "Post", ""},
      {"other", "Birch", article_of({"a walk", "the grand old oak"}), "en",
       "2021", "Post", ""},
      {"fremd", "", article_of({"Alder sprach mit der Presse", "Birch nicht"}),
       "de", "2020", "Wire", ""},
  });
  return index;
}

std::string articles_of(const Results& results) {
  Ids ids;
  for (const Hit& hit : results) {
    ids.insert(hit.article);
  }
  std::string list;
  for (const std::string& id : ids) {
    list += (list.empty() ? "" : " ") + id;
  }
  return list;
}

struct Row {
  const char* query;
  const char* articles;  // in the order of their ids
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    {"+Alder +Birch", "both"},
    {"article:(+Alder +Birch)", "apart both fremd"},
    {"article:(Alder AND Birch)", "apart both fremd"},
    {"article:(Alder -Birch)", "one"},
    {"Alder -Birch", "apart fremd one"},
    {"article:(+Alder +\"Birch left\")", "apart"},
    {"article:(Alder \"Birch left\")", "apart"},
    {"article:(+Alder +(oak OR left))", "apart"},
    {"article:(Alder oak)", "apart both fremd one other"},
    {"article:(title:Birch oak)", "other"},
    {"article:(+Alder +Birch source:Post)", ""},
    {"source:Wire article:(+Alder +Birch) before:2024", "apart fremd"},
    {"lang:de article:(+Alder +Birch)", "fremd"},
    {"+left article:Alder", "apart"},
    {"left -article:Alder", ""},
    {"spoke -article:oak", "apart"},
    {"oak OR article:(+Alder +Birch +spoke)", "apart other"},
    {"article:(-Alder)", "other"},
    {"article:(the +Alder +Birch)", "apart both fremd"},
    {"article:(\"met Birch\" NEAR/5 Alder)", "both"},
    {"article:(+ald* +brich~)", "apart both fremd"},
};

SearchOptions all_hits() {
  SearchOptions options;
  options.page.limit = 1000;
  return options;
}

const Hit& hit_of(const Results& results, const std::string& passage) {
  for (const Hit& hit : results) {
    if (hit.passage == passage) return hit;
  }
  throw std::runtime_error("not found: " + passage);
}

}  // namespace

BOOST_DATA_TEST_CASE(a_condition_holds_over_the_article, data::make(rows),
                     row) {
  Searcher searcher(archive().path());
  BOOST_TEST(articles_of(searcher.search(row.query, all_hits())) ==
             row.articles);
}

BOOST_AUTO_TEST_CASE(the_option_is_the_condition_around_the_query) {
  Searcher searcher(archive().path());
  SearchOptions options = all_hits();
  options.within = Within::article;
  for (const char* const query :
       {"+Alder +Birch", "Alder -Birch", "Alder \"Birch left\"", "oak"}) {
    const Results by_option = searcher.search(query, options);
    const Results written =
        searcher.search("article:(" + std::string(query) + ")", all_hits());
    BOOST_TEST_CONTEXT(query) {
      BOOST_REQUIRE(by_option.hits.size() == written.hits.size());
      for (std::size_t i = 0; i < written.hits.size(); ++i) {
        BOOST_TEST(by_option.hits[i].passage == written.hits[i].passage);
        BOOST_TEST(by_option.hits[i].score == written.hits[i].score);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(each_passage_that_is_found_has_one_of_the_words) {
  Searcher searcher(archive().path());
  const Results results =
      searcher.search("article:(+Alder +Birch)", all_hits());
  Ids passages;
  for (const Hit& hit : results) passages.insert(hit.passage);
  BOOST_TEST(
      (passages == Ids{"both#1", "apart#1", "apart#3", "fremd#1", "fremd#2"}));
  BOOST_TEST(results.hits.front().passage == "both#1");
  BOOST_TEST(results.total_articles == 3u);
}

BOOST_AUTO_TEST_CASE(a_hit_says_where_the_other_words_are) {
  Searcher searcher(archive().path());
  const Results results =
      searcher.search("article:(+Alder +Birch)", all_hits());
  const Hit& first = hit_of(results, "apart#1");
  BOOST_REQUIRE(first.elsewhere.size() == 1u);
  const ElsewhereMatch& other = first.elsewhere.front();
  BOOST_TEST((other.words == std::vector<std::string>{"Birch"}));
  BOOST_TEST(other.passage == "apart#3");
  BOOST_TEST(other.paragraph == 3u);
  BOOST_REQUIRE(other.spans.size() == 1u);
  const Span span = other.spans.front();
  BOOST_TEST(other.text.substr(span.begin, span.end - span.begin) == "Birch");
  BOOST_TEST(other.offset == hit_of(results, "apart#3").offset);
  BOOST_TEST(hit_of(results, "both#1").elsewhere.empty());
}

BOOST_AUTO_TEST_CASE(a_condition_beside_words_shows_what_it_found) {
  const Results results =
      Searcher(archive().path()).search("+left article:Alder", all_hits());
  BOOST_REQUIRE(results.hits.size() == 1u);
  BOOST_REQUIRE(results.hits[0].elsewhere.size() == 1u);
  BOOST_TEST(results.hits[0].elsewhere[0].passage == "apart#1");
  BOOST_TEST(results.hits[0].why == "left: literal");
}

BOOST_AUTO_TEST_CASE(articles_that_are_not_found_are_noted) {
  Searcher searcher(archive().path());
  const auto notes = searcher.search("+Alder +Birch", all_hits()).notes;
  BOOST_REQUIRE(notes.size() == 1u);
  BOOST_TEST(notes[0].text ==
             "2 more articles have all of it, but in different passages; to "
             "find them, write article:(+Alder +Birch)");
  BOOST_TEST(searcher.search("+Alder +met").notes.empty());
  BOOST_TEST(searcher.search("Alder Birch").notes.empty());
  SearchOptions uncounted;
  uncounted.counting = Counting::none;
  BOOST_TEST(searcher.search("+Alder +Birch", uncounted).notes.empty());
}

BOOST_AUTO_TEST_CASE(nothing_in_a_passage_but_in_an_article_is_said) {
  const Diagnosis diagnosis =
      Searcher(archive().path()).diagnose(Query::parse("+spoke +left"));
  BOOST_TEST((diagnosis.cause == Cause::apart));
  BOOST_TEST(diagnosis.articles == 1u);
  BOOST_TEST(diagnosis.text.starts_with(
      "No passage has 'spoke' and 'left' together, but 1 article has them in "
      "different passages: write article:(+spoke +left)."));
}

BOOST_AUTO_TEST_CASE(all_words_of_the_article_are_counted) {
  Searcher searcher(archive().path());
  SearchOptions options = all_hits();
  const auto counted = [&](const char* query) {
    const Results results = searcher.search(query, options);
    return std::pair(results.counted_passages, results.counted_articles);
  };
  BOOST_TEST(
      (counted("Alder Birch") == std::pair<std::size_t, std::size_t>(1, 1)));
  BOOST_TEST((counted("article:(Alder Birch)") ==
              std::pair<std::size_t, std::size_t>(5, 3)));
  options.within = Within::article;
  BOOST_TEST((counted("the Alder Birch") ==
              std::pair<std::size_t, std::size_t>(5, 3)));
  options.counting = Counting::any_word;
  BOOST_TEST(
      (counted("Alder Birch") == std::pair<std::size_t, std::size_t>(7, 5)));
}

BOOST_AUTO_TEST_CASE(only_one_level_of_conditions) {
  const Query query = Query::parse("article:(a article:b)");
  BOOST_REQUIRE(query.notes().size() == 1u);
  BOOST_TEST(
      query.notes()[0].text.starts_with("article: stands inside article:"));
  BOOST_TEST(query.to_string() == "article:(a b)");
  BOOST_TEST(Query::parse("title:(article:b)").notes().size() == 1u);
}

// Compares conditions of random words with what single words find.
BOOST_AUTO_TEST_CASE(random_conditions_hold) {
  RandomArticles random(12);
  const QueryIndex index(random.next(150));
  Searcher searcher(index.path());
  const char* const words[] = {"strike", "miners",   "limousine", "summit",
                               "Seoul",  "trade",    "Müller",    "Haushalt",
                               "Häuser", "Regierung"};
  std::map<std::string, std::pair<Ids, Ids>> found;  // passages, articles
  for (const char* const word : words) {
    for (const Hit& hit : searcher.search(word, all_hits())) {
      found[word].first.insert(hit.passage);
      found[word].second.insert(hit.article);
    }
  }
  std::size_t compared = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string a = words[random.below(std::size(words))];
    const std::string b = words[random.below(std::size(words))];
    const std::string c = words[random.below(std::size(words))];
    if (a == b || a == c || b == c) continue;
    Ids expected;
    for (const std::string& word : {a, b}) {
      for (const std::string& passage : found[word].first) {
        const std::string article = passage.substr(0, passage.find('#'));
        if (found[a].second.contains(article) &&
            found[b].second.contains(article) &&
            !found[c].second.contains(article)) {
          expected.insert(passage);
        }
      }
    }
    Ids passages;
    const std::string query = "article:(+" + a + " +" + b + " -" + c + ")";
    for (const Hit& hit : searcher.search(query, all_hits())) {
      passages.insert(hit.passage);
    }
    BOOST_TEST_CONTEXT(query) { BOOST_TEST((passages == expected)); }
    compared += expected.size();
  }
  BOOST_TEST(compared > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
