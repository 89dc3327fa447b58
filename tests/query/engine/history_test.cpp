#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/query/engine/random_queries.hpp"
#include "tests/support/tries.hpp"

// Whatever was added, replaced and removed in whatever batches: an index
// answers as one that was built afresh of the articles that are left, in
// whatever order. DATELINE_HISTORIES=1000 in the environment tries so many
// small histories, and a large one for each fifty of them.
namespace dateline {
BOOST_AUTO_TEST_SUITE(history)

namespace {

namespace fs = std::filesystem;

struct Size {
  std::size_t batches;
  std::size_t articles;  // of a batch, at most
  std::size_t ids;       // of all articles
  std::size_t queries;
};

// An index with a random history, and the articles that are left in it.
class History {
 public:
  History(unsigned seed, const Size& size) : random_(seed), size_(size) {
    for (std::size_t i = 0; i < size.batches; ++i) {
      apply_batch();
    }
    std::vector<TestArticle> left;
    for (auto& [id, article] : articles_) {
      left.push_back(article);
    }
    std::ranges::shuffle(left, std::mt19937(seed));
    const fs::path file = folder_ / "left.jsonl";
    write_articles(file, left);
    index_paths(fresh(), {file}, in_memory());
  }

  fs::path index() const { return folder_ / "index"; }
  fs::path fresh() const { return folder_ / "fresh"; }

 private:
  void apply_batch() {
    Batch batch;
    std::vector<TestArticle> added;
    for (std::size_t i = random_.below(size_.articles + 1); i > 0; --i) {
      added.push_back(next_article());
      articles_[added.back().id] = added.back();
    }
    for (std::size_t i = random_.below(4); i > 0; --i) {
      batch.remove.push_back(random_id());
    }
    for (const std::string& id : batch.remove) {
      const bool is_added = std::ranges::any_of(
          added, [&](const TestArticle& one) { return one.id == id; });
      if (!is_added) {
        articles_.erase(id);
      }
    }
    const fs::path file = folder_ / "batch.jsonl";
    write_articles(file, added);
    batch.paths = {file};
    WriterSettings settings =
        random_.below(2) == 0 ? in_memory() : in_segments();
    settings.merges = random_.below(3) > 0;
    settings.threads = 1 + static_cast<unsigned>(random_.below(2));
    BatchWriter writer(index(), settings);
    writer.apply(batch);
    if (random_.below(12) == 0) {
      writer.merge();
    }
    if (random_.below(12) == 0) {
      writer.purge();
    }
  }

  // Sometimes one that says what another one says.
  TestArticle next_article() {
    const std::string id = random_id();
    if (articles_.empty() || random_.below(4) > 0) return random_.next(id);
    TestArticle article =
        std::next(articles_.begin(),
                  static_cast<std::ptrdiff_t>(random_.below(articles_.size())))
            ->second;
    article.id = id;
    article.url = "https://" + std::to_string(random_.below(3)) + ".example/";
    return article;
  }

  std::string random_id() {
    return "a" + std::to_string(random_.below(size_.ids));
  }

  TemporaryFolder folder_;
  RandomArticles random_;
  Size size_;
  std::map<std::string, TestArticle> articles_;
};

std::string text_of(const std::vector<FacetCounts>& facets) {
  std::string text;
  for (const FacetCounts& facet : facets) {
    for (const FacetCount& count : facet.counts) {
      text += count.value + '=' + std::to_string(count.passages) + '/' +
              std::to_string(count.articles) + '/' +
              std::to_string(count.stories) + ' ';
    }
  }
  return text;
}

std::string text_of(const Results& results) {
  std::string text = text_of(results.facets);
  for (const Hit& hit : results) {
    char score[32];
    std::snprintf(score, sizeof score, " %.17g ", hit.score);
    text += '\n' + hit.passage + score + hit.why;
    for (const Span& span : hit.spans) {
      text += ' ' + std::to_string(span.begin);
    }
    for (const ArticleCopy& copy : hit.copies) {
      text += ' ' + copy.id + ' ' + copy.url.value_or("");
    }
  }
  for (const Note& note : results.notes) {
    text += '\n' + note.text;
  }
  return text;
}

// The answers to one query, asked in several ways.
std::string answers(Searcher& searcher, const std::string& query) {
  SearchOptions counting;
  counting.facets = {Facet::language, Facet::source, Facet::day};
  counting.count_stories = true;
  SearchOptions newest;
  newest.sort = Sort::newest;
  SearchOptions recent;
  recent.half_life = 30;
  recent.max_per_article = 1;
  std::string text;
  for (const SearchOptions& options : {counting, newest, recent}) {
    text += text_of(searcher.search(query, options)) + "\n--\n";
  }
  return text;
}

std::string text_of(IndexStatistics statistics) {
  return std::to_string(statistics.articles) + ' ' +
         std::to_string(statistics.copies) + ' ' +
         std::to_string(statistics.passages) + ' ' +
         statistics.first_date.value_or("") +
         statistics.last_date.value_or("") +
         text_of({statistics.languages, statistics.sources, statistics.years});
}

void check(const History& history, unsigned seed, std::size_t queries) {
  Searcher with_history(history.index()), fresh(history.fresh());
  BOOST_TEST(text_of(with_history.statistics()) == text_of(fresh.statistics()));
  BOOST_TEST(with_history.passage_count() == fresh.passage_count());
  BOOST_TEST(with_history.sources() == fresh.sources());
  if (fresh.passage_count() == 0) {
    return;
  }
  RandomQueries random(history.fresh(), seed);
  for (std::size_t i = 0; i < queries; ++i) {
    const std::string query = random.next();
    const std::string found = answers(with_history, query);
    const std::string expected = answers(fresh, query);
    BOOST_TEST_CONTEXT("seed " << seed << ", query " << query) {
      BOOST_TEST(found == expected);
    }
  }
}

// Of small histories; there is a large one for each fifty.
unsigned histories() {
  constexpr unsigned unasked = tries(50);
  const char* const asked = std::getenv("DATELINE_HISTORIES");
  return asked == nullptr
             ? unasked
             : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

BOOST_AUTO_TEST_CASE(small_histories_leave_no_trace) {
  const Size small{8, 6, 20, 12};
  for (unsigned seed = 0; seed < histories(); ++seed) {
    check(History(seed, small), seed, small.queries);
  }
}

// With more passages than are reranked, so that it matters which are.
BOOST_AUTO_TEST_CASE(a_long_history_leaves_no_trace) {
  const Size large{60, 30, 500, 150};
  const unsigned end = 1000 + std::max(1u, histories() / 50);
  for (unsigned seed = 1000; seed < end; ++seed) {
    check(History(seed, large), seed, large.queries);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
