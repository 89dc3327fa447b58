#pragma once

#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/language_statistics.hpp"
#include "indexer/batch/index_writer.hpp"

// What the indexer's tests share.
namespace dateline {

// A folder that is deleted with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

struct TestArticle {
  std::string id;
  std::string title;
  std::string text;
  std::string language;
  std::string date;
  std::string source;
  std::string author;
  std::string url = {};
};

std::string json_line(const TestArticle& article);

void write_file(const std::filesystem::path& file, const std::string& text);

// Writes JSON lines.
void write_articles(const std::filesystem::path& file,
                    const std::vector<TestArticle>& articles);

// Articles of random words in English, German and Chinese, some of several
// passages, some without date, source or language.
class RandomArticles {
 public:
  explicit RandomArticles(unsigned seed) : random_(seed) {}

  TestArticle next(const std::string& id);
  std::vector<TestArticle> next(std::size_t count);  // ids "a0", "a1", ...
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::string words(const std::vector<std::string>& vocabulary,
                    const std::string& between, std::size_t count);

  std::mt19937 random_;
};

// All that an index holds but for document numbers and order: a line for each
// passage and each metadata entry, sorted.
std::vector<std::string> dump(const std::filesystem::path& index);

// The statistics that the index's metadata should have, from its documents.
TokensByLanguage counted_statistics(const std::filesystem::path& index);
TokensByLanguage stored_statistics(const std::filesystem::path& index);

// One batch by a writer of its own.
IndexingReport index_paths(const std::filesystem::path& index,
                           std::vector<std::filesystem::path> paths,
                           WriterSettings settings = {});

// Settings that make every batch go the one way or the other.
WriterSettings in_place();
WriterSettings in_segments();

}  // namespace dateline
