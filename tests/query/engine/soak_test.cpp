// Any text is a query: none may stop a search, or show what is not there. The
// tests run a few thousand; DATELINE_SOAK=100000 in the environment runs so
// many.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

#include "dateline/searcher.hpp"
#include "tests/query/engine/parse/query_generator.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(soak)

namespace {

// Random articles, and the words of QueryGenerator's queries in odd forms.
std::vector<TestArticle> soak_articles() {
  std::vector<TestArticle> articles = RandomArticles(41).next(40);
  const char* const texts[] = {
      "The Security Council, Putin’s speech: a veto in Gaza.\n\nCease-fire!",
      "Zelensky, Zelenskyy and Zelenskiy met; a b c d e f a b.",
      "oil PRICE-cap, G7’s price cap \xE2\x80\x94 e\u0301 é C++ AT&T 10:30",
      "US aid told us: U.N. and UN, co-operation\u00AD, “Sécurité” (AP)",
      "東京都の安倍 「安倍」 и совет\u200B и США a’s b's \U0001F697 x~y*"};
  for (const char* const text : texts) {
    const std::string id = "odd" + std::to_string(articles.size());
    articles.push_back(
        {id, "Veto a b, price cap", text, "", "2024-02", "AP", ""});
  }
  return articles;
}

bool is_border(const std::string& text, std::size_t at) {
  return at == text.size() ||
         (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool are_sound(const std::vector<Span>& spans, const std::string& text) {
  std::size_t end = 0;
  for (const Span& span : spans) {
    if (span.begin < end || span.begin >= span.end || span.end > text.size() ||
        !is_border(text, span.begin) || !is_border(text, span.end)) {
      return false;
    }
    end = span.end;
  }
  return true;
}

// Whether the query can only be met by words that can be marked.
bool marks_all(const QueryNode& node) {
  return node.occur != Occur::must_not && node.kind != NodeKind::field &&
         std::all_of(node.children.begin(), node.children.end(), marks_all);
}

class Soak {
 public:
  void run(std::size_t queries) {
    for (std::size_t i = 0; i < queries; ++i) {
      const std::string text = next_text();
      BOOST_TEST_CONTEXT(text) { check(text); }
    }
    BOOST_TEST(found_ > queries / 4);
    BOOST_TEST(diagnosed_ > queries / 20);
  }

 private:
  std::string next_text() {
    switch (random_() % 4) {
      case 0:
        return generator_.random_text();
      case 1:
        return generator_.mutated_query();
      case 2:
        return generator_.mutated(own_.next());
      default:
        return own_.next();
    }
  }

  SearchOptions next_options() {
    SearchOptions options;
    options.page.limit = 1 + random_() % 30;
    options.explain = random_() % 4 == 0;
    if (random_() % 4 == 0) {
      options.sort = random_() % 2 == 0 ? Sort::newest : Sort::oldest;
    }
    if (random_() % 4 == 0) {
      options.facets = {Facet::source, Facet::year};
    }
    if (random_() % 8 == 0) {
      options.max_per_article = 1 + random_() % 2;
    }
    return options;
  }

  void check(const std::string& text) {
    const SearchOptions options = next_options();
    const Syntax syntax = random_() % 8 == 0 ? Syntax::plain : Syntax::lenient;
    const Query query = Query::parse(text, syntax);
    const Results results = searcher_.search(query, options);
    for (const Note& note : results.notes) {
      BOOST_TEST((note.begin <= note.end && note.end <= text.size()));
    }
    check_hits(results, marks_all(query.root()));
    if (random_() % 4 == 0) {
      check_diagnosis(query, results.hits.empty() || results.relaxed, syntax);
    }
  }

  void check_hits(const Results& results, bool marks_all) {
    unsigned rank = 0;
    for (const Hit& hit : results) {
      BOOST_TEST(hit.rank == ++rank);
      BOOST_TEST(std::isfinite(hit.score));
      BOOST_TEST(are_sound(hit.spans, hit.text));
      BOOST_TEST(are_sound(hit.title_spans, hit.title));
      BOOST_TEST((!marks_all || !hit.spans.empty() || !hit.title_spans.empty()),
                 hit.passage << ": " << hit.why);
    }
    found_ += results.empty() ? 0 : 1;
  }

  void check_diagnosis(const Query& query, bool found_nothing, Syntax syntax) {
    const Diagnosis diagnosis = searcher_.diagnose(query);
    BOOST_TEST((diagnosis.cause != Cause::none) == found_nothing);
    if (diagnosis.corrected) {
      const Query corrected = Query::parse(*diagnosis.corrected, syntax);
      BOOST_TEST(!searcher_.search(corrected).empty(), *diagnosis.corrected);
    }
    ++diagnosed_;
  }

  QueryIndex index_{soak_articles()};
  Searcher searcher_{index_.path()};
  QueryGenerator generator_{42};
  RandomQueries own_{index_.path(), 43};
  std::mt19937 random_{44};
  std::size_t found_ = 0;
  std::size_t diagnosed_ = 0;
};

BOOST_AUTO_TEST_CASE(no_query_stops_a_search) {
  const char* const asked = std::getenv("DATELINE_SOAK");
  Soak().run(asked == nullptr ? 3000 : std::strtoul(asked, nullptr, 10));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
