#include "query/engine/rerank/rerank.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(reranking)

namespace {

TestArticle english(const std::string& id, const std::string& text,
                    const std::string& title = "") {
  return {id, title, text, "en", "", "", ""};
}

// Articles that say nothing to the queries, so that words are rare.
void add_others(std::vector<TestArticle>& articles) {
  const char* const subjects[] = {"orchard", "violin", "glacier", "tariff"};
  for (int i = 0; i < 40; ++i) {
    articles.push_back(
        english("other" + std::to_string(i),
                std::string("A reader asked about the ") + subjects[i % 4] +
                    " in the letter of number " + std::to_string(i) + "."));
  }
}

std::vector<Hit> search(std::vector<TestArticle> articles,
                        const std::string& query) {
  add_others(articles);
  const QueryIndex index(articles);
  SearchOptions options;
  options.page.limit = 30;
  options.explain = true;
  const Results results =
      Searcher(index.path())
          .search(Query::parse(query, Syntax::plain), options);
  return results.hits;
}

double part(const Hit& hit, const std::string& name) {
  for (const ScorePart& part : hit.explanation->parts) {
    if (part.name == name) {
      return part.value;
    }
  }
  BOOST_FAIL("no part " + name);
  return 0;
}

std::map<std::string, double> parts(const std::vector<Hit>& hits,
                                    const std::string& name) {
  std::map<std::string, double> values;
  for (const Hit& hit : hits) {
    values[hit.article] = part(hit, name);
  }
  return values;
}

BOOST_AUTO_TEST_CASE(neighbours_in_the_query_count_side_by_side_and_in_order) {
  const auto proximity =
      parts(search({english("row", "The harbour strike ended on Monday."),
                    english("reverse", "The strike harbour had seen ended."),
                    english("apart",
                            "The harbour opened again when at last "
                            "the long strike was over.")},
                   "harbour strike"),
            "proximity");
  BOOST_TEST(proximity.at("row") > 0);
  BOOST_TEST(proximity.at("reverse") == 0);
  BOOST_TEST(proximity.at("apart") == 0);
}

BOOST_AUTO_TEST_CASE(an_article_on_the_subject_lifts_its_passages) {
  const std::string passage =
      "The dockers spoke of the strike for a long time and would not say when "
      "the harbour would open again, since the owners had not yet answered.";
  std::string all = passage;
  for (int i = 0; i < 6; ++i) {
    all += "\n\nThe strike in the harbour went on, said speaker " +
           std::to_string(i) +
           ", and so the ships lay before the town for one more week, with "
           "their cargo of grain, timber and machines still on board, while "
           "the owners counted what the strike had cost them so far.";
  }
  std::string aside = passage;
  for (int i = 0; i < 6; ++i) {
    aside += "\n\nThe museum shows paintings of number " + std::to_string(i) +
             " from the northern provinces, among them a view of the old "
             "market by an unknown hand, which the curator found in a cellar "
             "under a heap of carpets and bought for the price of the frame.";
  }
  std::map<std::string, double> article;
  for (const Hit& hit : search({english("all", all), english("aside", aside)},
                               "strike harbour")) {
    article[hit.passage] = part(hit, "article");
  }
  BOOST_TEST(article.at("all#1") > article.at("aside#1"));
}

// The words of passages that the search rules out say what an article is about.
BOOST_AUTO_TEST_CASE(all_of_an_article_counts_not_its_hits_alone) {
  const std::string hit =
      "The dockers spoke of the strike for a long time and would not say when "
      "the harbour would open again, since the owners had not yet answered the "
      "letter in which they had asked for a raise and for shorter nights, with "
      "a week of rest after each tour of three, as in the towns of the south, "
      "and for a doctor, who should live near the quay and be paid by the town "
      "so that nobody need wait for help until the morning as they had so far.";
  const std::string excluded =
      "\n\nThe strike in the harbour went on, and so the ships lay before the "
      "town for one more week, with their cargo of grain, timber and machines "
      "still on board, while the owners counted what it had cost them so far, "
      "and the mayor, who had hoped for an end before the fair, sent word that "
      "he would see both sides again, if need be by night, to spare the town "
      "another month of empty quays, closed taverns and carts without horses.";
  const std::string aside =
      "\n\nThe museum shows paintings from the northern provinces, among them "
      "a view of the old market by an unknown hand, which the curator found in "
      "a cellar under a heap of carpets and bought for the price of the frame, "
      "with cargo on the way to the fair and, on a bridge at the left, a woman "
      "who carries a basket of eggs and looks out of the picture, as if she "
      "had "
      "been called by the painter at the very moment when the sun came "
      "through.";
  const auto article = parts(
      search({english("all", hit + excluded), english("aside", hit + aside)},
             "strike harbour -cargo"),
      "article");
  BOOST_TEST(article.size() == 2u);
  BOOST_TEST(article.at("all") > article.at("aside"));
}

const std::vector<TestArticle> launch{
    english("a",
            "The comet probe was launched by a heavy rocket from the "
            "island, said the agency."),
    english("b",
            "The comet probe left the island on a heavy rocket of the "
            "agency before dawn."),
    english("c",
            "The agency lost the comet probe when its heavy rocket fell "
            "into the sea off the island."),
    english("like",
            "A probe like that, the agency said of the heavy rocket on "
            "the island, would cost more."),
    english("unlike",
            "A probe into the bakery's accounts, which the mayor had "
            "promised, was put off by a week.")};

// Three words of one family, and of three stems.
BOOST_AUTO_TEST_CASE(derivations_of_a_word_count_as_a_part_of_it) {
  const auto variants = parts(
      search({english("family",
                      "The sensor failed, wrote a teacher of optometry, and "
                      "optometrist after optometrist agreed."),
              english("other",
                      "The sensor failed, wrote a teacher of chemistry, and "
                      "colleague after colleague agreed."),
              english("both",
                      "An optometric sensor is what an optometrist needs."),
              english("again", "The optometrist sold the optometric sensor.")},
             "optometric sensor"),
      "variants");
  BOOST_TEST(variants.at("family") > 0);
  BOOST_TEST(variants.at("other") == 0);
}

// Slovak has no stemmer, so inflected forms of short words are variants too.
// German has one, which leaves these words alone.
BOOST_AUTO_TEST_CASE(inflected_forms_count_where_nothing_stems) {
  const std::string winter = "Zimná kampaň tejto vojny trvá tri týždne.";
  const std::string harbour = "Prístav čaká na koniec vojny a na lode.";
  const auto in = [](const std::string& language, const std::string& id,
                     const std::string& text) {
    return TestArticle{id, "", text, language, "", "", ""};
  };
  const auto variants =
      parts(search({in("sk", "slovak", winter), in("sk", "slovak2", harbour),
                    in("de", "german", winter), in("de", "german2", harbour)},
                   "zimná vojna"),
            "variants");
  BOOST_TEST(variants.at("slovak") > 0);
  BOOST_TEST(variants.at("german") == 0);
}

BOOST_AUTO_TEST_CASE(parts_that_are_left_out_are_0) {
  std::vector<TestArticle> articles = launch;
  add_others(articles);
  const QueryIndex index(articles);
  Searcher searcher(index.path());
  SearchOptions options;
  options.explain = true;
  const Query query = Query::parse("comet probe", Syntax::plain);
  const auto value = [&](const std::string& name) {
    return part(searcher.search(query, options).hits.front(), name);
  };
  BOOST_TEST(value("article") > 0);
  BOOST_TEST(value("feedback") > 0);
  options.disabled = {ScoreComponent::article, ScoreComponent::feedback};
  BOOST_TEST(value("article") == 0);
  BOOST_TEST(value("feedback") == 0);
  BOOST_TEST(value("smoothing") > 0);
  options.disabled.assign(std::begin(all_score_components),
                          std::end(all_score_components));
  const Hit plain = searcher.search(query, options).hits.front();
  double words = 0;
  for (const TermScore& term : plain.explanation->terms) {
    words += term.parts.front().value;
  }
  BOOST_TEST(plain.score == words, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(words_of_the_best_passages_count) {
  const auto feedback = parts(search(launch, "comet probe"), "feedback");
  BOOST_TEST(feedback.at("like") > 2 * feedback.at("unlike"));
}

BOOST_AUTO_TEST_CASE(passages_take_on_the_score_of_those_like_them) {
  const auto neighbours = parts(search(launch, "comet probe"), "smoothing");
  BOOST_TEST(neighbours.at("like") > neighbours.at("unlike"));
}

BOOST_AUTO_TEST_CASE(one_word_is_taken_as_it_is) {
  for (const Hit& hit : search(launch, "probe")) {
    BOOST_TEST(part(hit, "feedback") == 0);
    BOOST_TEST(part(hit, "smoothing") == 0);
  }
}

// Which articles these are does not depend on the order of passages. Every
// article has a word of the best three, which have all of them.
BOOST_AUTO_TEST_CASE(of_many_articles_the_best_300_get_feedback) {
  const std::vector<std::string> shared = {
      "orchard", "violin", "glacier", "tariff", "anchor", "meadow",
      "lantern", "piston", "cobalt",  "ribbon", "saddle", "walnut"};
  std::vector<std::string> names;
  for (const std::string first : {"Bra", "Dor", "Fel", "Gun", "Kor"}) {
    for (const std::string last : {"bek", "dal", "mar", "nov", "sun", "tor"}) {
      names.push_back(first + last);
    }
  }
  std::mt19937 random{5};
  std::vector<TestArticle> articles;
  const auto add = [&](const std::string& id, std::string text,
                       const std::string& title, std::size_t filling) {
    for (std::size_t word = 0; word < filling; ++word) {
      (text += ' ') += names[random() % names.size()];
    }
    articles.push_back(english(id, text + ".", title));
  };
  for (std::size_t i = 0; i < 500; ++i) {
    add(std::to_string(i),
        "The comet, the probe and the lander met at Saturn " + shared[i % 12],
        "", 4 + i % 29);
  }
  for (const std::string id : {"best1", "best2", "best3"}) {
    std::string text =
        "The comet, probe, lander met at Saturn: comet, probe, lander met:";
    for (const std::string& word : shared) (text += ' ') += word;
    add(id, text, "Comet probe", 9);
  }
  const QueryIndex in_order(articles);
  std::ranges::reverse(articles);
  const QueryIndex reversed(articles, in_segments());
  SearchOptions options;
  options.page.limit = 600;
  options.explain = true;
  const Query query =
      Query::parse("comet probe lander met Saturn", Syntax::plain);
  const auto hits = Searcher(in_order.path()).search(query, options).hits;
  const auto again = Searcher(reversed.path()).search(query, options).hits;
  BOOST_TEST_REQUIRE(hits.size() == articles.size());
  BOOST_TEST_REQUIRE(again.size() == hits.size());
  std::size_t with_feedback = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    BOOST_TEST(again[i].passage == hits[i].passage);
    BOOST_TEST(again[i].score == hits[i].score);
    with_feedback += part(hits[i], "feedback") > 0 ? 1 : 0;
  }
  BOOST_TEST(with_feedback == 300u);
}

// A story that ten papers printed, each with a word of its own, is listed once
// before what others say.
BOOST_AUTO_TEST_CASE(copies_do_not_fill_the_first_page) {
  std::vector<TestArticle> articles;
  for (int i = 0; i < 10; ++i) {
    articles.push_back(english(
        "copy" + std::to_string(i),
        "Paper" + std::to_string(i) +
            ": the ferry strike ended after nine days when the ferry owners "
            "agreed to talk about the pay of cooks and stewards."));
  }
  articles.push_back(
      english("second",
              "A ferry lay at anchor for a week in the strike, and "
              "its passengers were fed from the shore by hand."));
  articles.push_back(
      english("third",
              "What the strike did to prices, nobody knows, but the "
              "last ferry took no more than letters."));
  for (const char* const query : {"ferry strike", "strike"}) {
    const std::vector<Hit> hits = search(articles, query);
    std::size_t copies = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      copies += hits[i].article.starts_with("copy") ? 1 : 0;
    }
    BOOST_TEST(copies == 1u, query);
    BOOST_TEST(hits.size() == 12u);
  }
}

// How many of 700 passages that have all words of `query` are scored by their
// articles. Those that weigh as much as the first that is not are left out.
std::ptrdiff_t reranked_for(const std::string& query) {
  std::vector<TestArticle> articles;
  for (std::size_t i = 0; i < 700; ++i) {
    std::string text;
    for (std::size_t times = 0; times <= i % 7; ++times) text += query + ' ';
    for (std::size_t others = 0; others <= i / 7; ++others) text += "filler ";
    articles.push_back(english("a" + std::to_string(i), text));
  }
  const QueryIndex index(articles);
  SearchOptions options;
  options.page.limit = articles.size();
  options.explain = true;
  const Results results =
      Searcher(index.path())
          .search(Query::parse(query, Syntax::plain), options);
  BOOST_TEST(results.hits.size() == articles.size());
  return std::ranges::count_if(
      results.hits, [](const Hit& hit) { return part(hit, "article") > 0; });
}

BOOST_AUTO_TEST_CASE(the_more_words_a_query_has_the_more_are_reranked) {
  constexpr std::ptrdiff_t most_of_one_weight = 50;
  const auto are_reranked = [](const std::string& query, std::ptrdiff_t most) {
    const std::ptrdiff_t reranked = reranked_for(query);
    return reranked > most - most_of_one_weight && reranked <= most;
  };
  BOOST_TEST(are_reranked("harbour", 200));
  BOOST_TEST(are_reranked("harbour strike", 300));
  BOOST_TEST(are_reranked("harbour strike owners mayor tariff", 600));
  BOOST_TEST(are_reranked("harbour strike owners mayor tariff violin", 600));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
