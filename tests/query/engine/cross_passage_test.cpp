#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "dateline/searcher.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/verify/evaluator.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/support/tries.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(cross_passage)

namespace {

// So many words that what follows is another passage.
std::string passage_ending(const std::string& words) {
  std::string text;
  for (int i = 0; i < 30; ++i) {
    text += "snow covered the quiet harbour ";
  }
  return text + words;
}

std::string passage_beginning(const std::string& words) {
  std::string text = words;
  for (int i = 0; i < 30; ++i) {
    text += " while snow covered the harbour";
  }
  return text + ".";
}

const QueryIndex& archive() {
  static const QueryIndex index({
      {"parted", "Ferry Company",
       passage_ending("he said: We shall sail") + ".\n\n" +
           passage_beginning("Whatever the pilots say"),
       "en", "2024", "Wire", ""},
      {"other", "",
       passage_ending("they were late") + ".\n\n" +
           passage_beginning("Nobody knows what the pilots say"),
       "en", "2023", "Post", ""},
      {"next", "", passage_beginning("Whatever may come"), "en", "2022", "Post",
       ""},
  });
  return index;
}

std::string text_of(const Span& span, const std::string& text) {
  return text.substr(span.begin, span.end - span.begin);
}

std::string passages_of(const Results& results) {
  std::set<std::string> ids;
  for (const Hit& hit : results) {
    ids.insert(hit.passage);
  }
  std::string list;
  for (const std::string& id : ids) {
    list += (list.empty() ? "" : " ") + id;
  }
  return list;
}

struct Row {
  const char* query;
  const char* passages;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    {"\"shall sail whatever the pilots\"", "parted#1"},
    {"\"sail whatever\"", "parted#1"},
    {"'sail' NEAR/1 'Whatever'", "parted#1"},
    {"'sail' NEAR/1 'whatever'", ""},
    {"\"sail whatever pilots\"", ""},
    {"\"whatever sail\"", ""},
    {"\"late whatever\"", ""},
    {"\"late nobody knows\"", "other#1"},
    {"\"ferry company snow\"", ""},
    {"said NEAR/4 pilots", ""},
    {"said NEAR/5 pilots", "parted#1"},
    {"pilots NEAR/5 said", "parted#1"},
    {"pilots ONEAR/5 said", ""},
    {"(sail OR rain) NEAR/2 \"the pilots\"", "parted#1"},
    {"sail NEAR/1 whatever NEAR/1 pilots", "parted#1"},
    {"\"pilots sail\"~3", "parted#1"},
    {"\"shall whatever\"~1 +snow", "parted#1"},
    {"+pilots -\"sail whatever\"", "other#2 parted#2"},
    {"+snow -\"sail whatever\"", "next#1 other#1 other#2 parted#2"},
    {"article:(\"sail whatever\" AND pilots) +pilots", "parted#2"},
    {"\"sail whatever\" source:Post", ""},
    {"title:\"company snow\"", ""},
};

BOOST_DATA_TEST_CASE(finds_what_a_border_parts_where_it_begins,
                     data::make(rows), row) {
  Searcher searcher(archive().path());
  SearchOptions options;
  options.facets = {Facet::year};
  options.counting = Counting::all_words;
  const Results results = searcher.search(Query::parse(row.query), options);
  const std::string found = results.relaxed ? "" : passages_of(results);
  BOOST_TEST(found == row.passages);
  if (!found.empty()) {
    BOOST_TEST(results.counted_passages == results.hits.size());
  }
}

BOOST_AUTO_TEST_CASE(marks_both_passages_with_exact_offsets) {
  Searcher searcher(archive().path());
  const Results results =
      searcher.search(Query::parse("\"shall sail whatever the pilots\""));
  BOOST_REQUIRE(results.hits.size() == 1u);
  const Hit& hit = results.hits.front();
  BOOST_REQUIRE(hit.spans.size() == 1u);
  BOOST_TEST(text_of(hit.spans[0], hit.text) == "shall sail");
  BOOST_REQUIRE(hit.continuation.size() == 1u);
  const FollowingPassage& next = hit.continuation.front();
  BOOST_TEST(next.passage == "parted#2");
  BOOST_TEST(next.offset == hit.offset + hit.length);
  BOOST_REQUIRE(next.spans.size() == 1u);
  BOOST_TEST(text_of(next.spans[0], next.text) == "Whatever the pilots");
}

BOOST_AUTO_TEST_CASE(shows_a_passage_that_has_all_of_it_alone) {
  Searcher searcher(archive().path());
  for (const Hit& hit : searcher.search(Query::parse("\"pilots say\""))) {
    BOOST_TEST(hit.continuation.empty());
  }
}

BOOST_AUTO_TEST_CASE(marks_both_passages_of_an_article_that_is_shown) {
  Searcher searcher(archive().path());
  const auto passages =
      searcher.article("parted", Query::parse("\"sail whatever\""));
  BOOST_REQUIRE(passages.size() == 2u);
  BOOST_REQUIRE(passages[1].spans.size() == 1u);
  BOOST_TEST(text_of(passages[0].spans.at(0), passages[0].text) == "sail");
  BOOST_TEST(text_of(passages[1].spans[0], passages[1].text) == "Whatever");
  BOOST_TEST(passages[0].continuation.empty());
}

BOOST_AUTO_TEST_CASE(diagnoses_what_runs_on_as_found) {
  Searcher searcher(archive().path());
  BOOST_TEST((searcher.diagnose(Query::parse("\"sail whatever\"")).cause ==
              Cause::none));
  BOOST_TEST((searcher.diagnose(Query::parse("\"sail shall\"")).cause ==
              Cause::wrong_order));
}

// Texts of few words, so that many phrases are somewhere: with compounds,
// acronyms, Chinese, passages of few words and of none, with and without ends
// of sentences.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string word() {
    static const char* const words[] = {
        "harbour", "ferry",  "pilots", "pilot",  "the",       "of",
        "U.S.",    "NGOs",   "ngo",    "co-op",  "coop",      "well-to-do",
        "1,000",   "l'été",  "日本",   "港",     "strike",    "Strikes",
        "said",    "Berlin", "rain",   "sailed", "price-cap", "price"};
    return words[below(std::size(words))];
  }

  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += (i == 0 ? "" : " ") + word();
    }
    return text;
  }

  std::string article() {
    const bool has_stops = below(2) == 0;
    std::string text;
    for (std::size_t i = 2 + below(5); i > 0; --i) {
      const std::size_t length =
          below(4) == 0 ? below(9) : 90 + below(has_stops ? 60 : 400);
      text += (length == 0 ? std::string(2000, '-') : words(length)) +
              (has_stops ? ".\n\n" : "\n\n");
    }
    return text;
  }

  // Words around a place of a text, which is mostly a border.
  std::string around(const std::string& text, std::size_t place) {
    std::size_t begin = place;
    for (std::size_t left = below(4); left > 0 && begin > 0; --left) {
      begin = begin < 2 ? 0 : text.find_last_of(" \n", begin - 2) + 1;
    }
    std::size_t end = place;
    for (std::size_t left = 1 + below(5); left > 0 && end < text.size();
         --left) {
      end = std::min(text.find_first_of(" \n", end + 1), text.size());
    }
    return text.substr(begin, end - begin);
  }

 private:
  std::mt19937 random_;
};

// Finds by one look at each whole article what a search must find in its
// passages.
struct WholeArticles {
  explicit WholeArticles(const std::filesystem::path& index) : open(index) {
    for (const PassageRecord& passage : dateline::passages_of(index)) {
      auto [known, is_new] = articles.try_emplace(passage.article, passage);
      if (!is_new) {
        known->second.text += passage.text;
      }
      borders[passage.article].push_back(known->second.text.size());
    }
  }

  std::set<std::string> with(const Query& query) {
    std::set<std::string> ids;
    const auto queries = language_queries(query, {}, open.context);
    for (const LanguageQuery& in_language : queries) {
      const std::string& language = in_language.compiled.language;
      if (in_language.compiled.root.is_empty()) {
        continue;
      }
      Evaluator evaluator(in_language, open.analysers.of(language));
      for (const auto& [id, article] : articles) {
        if (article.language == language && evaluator.matches(article)) {
          ids.insert(id);
        }
      }
    }
    return ids;
  }

  OpenIndex open;
  std::map<std::string, PassageRecord> articles;
  std::map<std::string, std::vector<std::size_t>> borders;  // bytes
};

std::string listed(const std::set<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) {
    list += id + ' ';
  }
  return list;
}

std::size_t found_across = 0;  // hits that go on in another passage

std::set<std::string> found(Searcher& searcher, const Query& query) {
  SearchOptions options;
  options.page.limit = 1000;
  std::set<std::string> ids;
  const Results results = searcher.search(query, options);
  if (!results.relaxed) {
    for (const Hit& hit : results) {
      ids.insert(hit.article);
      found_across += hit.continuation.empty() ? 0 : 1;
      // What is marked is a part of the article, and begins and ends a word.
      for (const FollowingPassage& next : hit.continuation) {
        for (const Span& span : next.spans) {
          BOOST_TEST(span.begin < span.end);
          BOOST_TEST(span.end <= next.text.size());
        }
      }
    }
  }
  return ids;
}

// An index of several segments with dead passages: a second batch replaces and
// adds articles, and a third one removes some.
class Histories {
 public:
  explicit Histories(Texts& texts) {
    add(texts, 0, 36);
    add(texts, 35, 40);
    Batch removal;
    removal.remove = {"a5"};
    BatchWriter(path(), in_memory()).apply(removal);
  }

  std::filesystem::path path() const { return folder_ / "index"; }

 private:
  std::filesystem::path file() const { return folder_ / "articles.jsonl"; }

  void add(Texts& texts, int first, int last) {
    std::vector<TestArticle> articles;
    for (int i = first; i < last; ++i) {
      articles.push_back({"a" + std::to_string(i), texts.words(3),
                          texts.article(), i % 4 == 3 ? "fr" : "en",
                          i % 3 == 0 ? "2023" : "2024",
                          i % 2 == 0 ? "Wire" : "Post", ""});
    }
    write_articles(file(), articles);
    index_paths(path(), {file()}, in_memory());
  }

  TemporaryFolder folder_;
};

// Queries of which most have words on both sides of a place of a text.
std::vector<std::string> queries_at(Texts& texts, const std::string& text,
                                    std::size_t place) {
  const std::string row = texts.around(text, place);
  const std::string word = row.substr(0, row.find_first_of(" \n"));
  // A sign in front would exclude passages, and not articles.
  const std::string first = word.substr(word.starts_with('-') ? 1 : 0);
  const std::string last = row.substr(row.find_last_of(" \n") + 1);
  return {
      '"' + row + '"',
      '\'' + row + '\'',
      '"' + row + "\" source:Wire",
      '"' + texts.words(2 + texts.below(2)) + "\" date:2024",
      first + " NEAR/" + std::to_string(texts.below(6)) + ' ' + last,
      first + " ONEAR/" + std::to_string(texts.below(60)) + ' ' + last +
          " ONEAR/1 " + texts.word(),
      "(\"" + texts.words(2) + "\" OR " + texts.word() + ") NEAR/2 " +
          texts.word() + " NEAR/2 " + texts.word(),
      "'" + texts.words(2) + "' NEAR/4 " + texts.word(),
      "(" + texts.word() + " OR \u65e5\u672c\u6e2f) NEAR/3 str*",
  };
}

BOOST_DATA_TEST_CASE(finds_in_passages_what_whole_articles_have,
                     data::xrange(3u), seed) {
  Texts texts(seed);
  const Histories index(texts);
  const StoredIndex stored(index.path());
  BOOST_TEST(stored.segments.size() > 1u);
  BOOST_TEST(stored.dead() > 0u);
  WholeArticles whole(index.path());
  Searcher searcher(index.path());
  for (unsigned i = 0; i < tries(24); ++i) {
    const auto article = std::next(
        whole.articles.begin(), static_cast<std::ptrdiff_t>(texts.below(39)));
    const std::string& text = article->second.text;
    const auto& borders = whole.borders.at(article->first);
    const std::size_t place = texts.below(5) == 0
                                  ? texts.below(text.size())
                                  : borders[texts.below(borders.size())];
    for (const std::string& written : queries_at(texts, text, place)) {
      const Query query = Query::parse(written);
      const std::set<std::string> expected = whole.with(query);
      const std::set<std::string> actual = found(searcher, query);
      BOOST_TEST(actual == expected, query.text()
                                         << ": " << listed(actual) << "not "
                                         << listed(expected));
    }
  }
  BOOST_TEST(found_across > 20u);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
