#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"
#include "query/engine/count/article_finder.hpp"
#include "query/engine/index/search_context.hpp"
#include "tests/indexer/test_index.hpp"

// What the query library's tests share.
namespace dateline {

// An index of these articles that is deleted with the object.
class QueryIndex {
 public:
  explicit QueryIndex(const std::vector<TestArticle>& articles,
                      WriterSettings settings = in_memory());

  std::filesystem::path path() const { return folder_ / "index"; }

 private:
  TemporaryFolder folder_;
};

// Replaces every third of the articles of an index, adds as many, and removes
// "a1", in a batch that is not merged. So the index has several segments, and
// dead passages.
void change_unmerged(const QueryIndex& index,
                     const std::vector<TestArticle>& articles);

// What a search in `index` needs. Its deadline never expires unless a test
// starts it.
struct OpenIndex {
  explicit OpenIndex(const std::filesystem::path& index) : reader(index) {}

  IndexReader reader;
  Analysers analysers;
  Deadline deadline;
  SearchContext context{reader,   analysers,
                        deadline, "2024-07-01",
                        nullptr,  std::make_shared<PassageArticleFinder>()};
};

// Words of `vocabulary`, each with a space behind it; the first ones most
// often.
std::string random_words(std::mt19937& random,
                         const std::vector<std::string>& vocabulary,
                         std::size_t count);

// English articles of such words, "a0", "a1" and so on: fewer than `max_title`
// words in the title, and up to `max_text` in the text.
struct RandomText {
  std::vector<std::string> vocabulary;
  std::size_t max_title = 1;
  std::size_t max_text = 1;
  std::vector<std::string> dates{"2024"};  // each article has one of them
};
std::vector<TestArticle> random_articles(std::mt19937& random,
                                         const RandomText& text,
                                         std::size_t count);

// An index of a batch of so many articles for each number, of which each batch
// replaces some of the one before. So it has several segments, and dead
// passages.
class ChangedIndex {
 public:
  ChangedIndex(std::mt19937& random, const RandomText& text,
               const std::vector<std::size_t>& batches);

  std::filesystem::path path() const { return folder_ / "index"; }

 private:
  TemporaryFolder folder_;
};

// All passages of an index, by article and ordinal.
std::vector<PassageRecord> passages_of(const std::filesystem::path& index);

// The term of each token of a passage as it is indexed: with the title's if it
// is the first.
std::vector<std::string> terms_of(Analyser& analyser,
                                  const PassageRecord& passage);

}  // namespace dateline
