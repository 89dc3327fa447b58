#pragma once

#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "indexer/batch/batch_writer.hpp"
#include "indexer/storage/open_segment.hpp"

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

// An English one without title, date and source.
TestArticle article(const std::string& id, const std::string& text);

std::string json_line(const TestArticle& article);

void write_file(const std::filesystem::path& file, const std::string& text);
std::string bytes_of(const std::filesystem::path& file);

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

// How many files below a folder this process has open or mapped into memory
// that are deleted.
std::size_t deleted_files_in_use(const std::filesystem::path& folder);

// A published index as the writer sees it.
struct StoredIndex {
  explicit StoredIndex(const std::filesystem::path& index);

  // Calls `each(segment, id)` for the living passages with a term; "" is the
  // term of all.
  template <typename Each>
  void each_with(const std::string& term, Each each) const {
    for (const OpenSegment& segment : segments) {
      segment.each_living(term, [&](Xapian::docid id) { each(segment, id); });
    }
  }

  std::size_t frequency(const std::string& term) const;  // living passages
  std::size_t passages() const { return frequency(""); }
  std::size_t dead() const;

  IndexFolder folder;
  Manifest manifest;
  std::vector<OpenSegment> segments;
  ArticleCopies copies;
};

// All that lives in an index but for document numbers and order, sorted: a line
// for each passage with all its terms, for each term with its frequencies as
// they are without the dead, for each copy, and for what the manifest counts.
std::vector<std::string> dump(const std::filesystem::path& index);

// What the manifest should count, from the passages, and what it counts.
std::vector<std::string> counted_statistics(const std::filesystem::path& index);
std::vector<std::string> stored_statistics(const std::filesystem::path& index);

// One batch by a writer of its own.
IndexingReport index_paths(const std::filesystem::path& index,
                           std::vector<std::filesystem::path> paths,
                           WriterSettings settings = {});

// An index of one batch, and a second batch that adds and replaces.
struct TwoBatches {
  // The first 150 articles are the first batch; the second has all of them, and
  // every third of the first is changed there.
  TwoBatches(unsigned seed, std::size_t articles);

  void restore() const;  // makes `index` a copy of `base`

  TemporaryFolder folder;
  std::filesystem::path first = folder / "first.jsonl";
  std::filesystem::path second = folder / "second.jsonl";
  std::filesystem::path base = folder / "base.idx";  // of the first batch
  std::filesystem::path index = folder / "news.idx";
  std::vector<std::string> before;  // dump() of `base`
};

// Makes the checksums of all blocks of a table of postings fit, so that readers
// meet what was damaged.
void put_checksums(std::string& table);

// Settings that make every batch go the one way or the other.
WriterSettings in_memory();
WriterSettings in_segments();

}  // namespace dateline
