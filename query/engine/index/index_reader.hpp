#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "query/engine/index/passage_database.hpp"

namespace dateline {

// Collection statistics of one language, as BM25 needs them.
struct LanguageStatistics {
  double passages = 0;
  double mean_length = 1;  // of a passage, in tokens; at least 1
};

// Reads an index as it was after one whole batch. It keeps the files of all
// segments open, so that it goes on reading them also when a writer has deleted
// them. Not thread-safe: one per thread.
class IndexReader {
 public:
  // Throws IndexError if the index is missing or damaged, or if its schema or
  // analyser are not those of this program.
  explicit IndexReader(std::filesystem::path index);

  // Moves on to the newest batch, if there is a newer one. If that fails, the
  // next call tries again.
  void refresh();

  const PassageDatabase& database() const { return database_; }

  // The copies of its articles.
  const ArticleCopies& copies() const;
  std::shared_ptr<const ArticleCopies> shared_copies() const;

  // A number that grows whenever refresh() finds a newer batch.
  std::uint64_t state() const { return state_; }

  // The size of the files that are read, by what they hold, and when the last
  // batch was published.
  struct Storage {
    std::uintmax_t bytes = 0;
    std::uintmax_t postings = 0, records = 0, traces = 0;  // of these
    std::size_t segments = 0;
    std::size_t dead = 0;  // passages
    std::filesystem::file_time_type written =
        std::filesystem::file_time_type::min();
  };
  Storage storage() const;

  // Fingerprint of the analyser that made the index.
  const std::string& analyser() const { return manifest_.identity.analyser; }

  // The highest date of all passages, as the date slot has it; "" if none has
  // one.
  const std::string& newest_date() const { return newest_date_; }

  // Statistics by ISO 639-1 code, of the languages that have passages.
  const std::map<std::string, LanguageStatistics>& languages() const {
    return languages_;
  }

  // Calls `search` on the newest batch and returns its result. Throws
  // IndexError for every exception of Xapian's and of the file system.
  template <typename Search>
  auto reading(Search search);

 private:
  using Segments = std::map<std::string, PassageDatabase::Segment>;  // by UUID

  void open(const std::string& text);
  void read_copies(const Manifest& manifest);
  static PassageDatabase::Segment open_segment(
      const std::filesystem::path& path);
  Segments open_segments(const Manifest& manifest) const;
  bool has_tombstone_of(const SegmentEntry& segment) const;
  void set_statistics();
  std::string current_manifest() const;
  // Throw IndexError with the reason and, for all but the first, the remedy.
  [[noreturn]] void fail(const std::string& reason) const;
  [[noreturn]] void fail(const Xapian::Error& error) const;
  [[noreturn]] void fail(const std::filesystem::path& file,
                         const std::error_code& error) const;

  IndexFolder folder_;
  std::string text_;  // of the manifest that is open; "" if none is
  Manifest manifest_;
  Segments segments_;
  std::string copies_file_;  // its content; "" if there is none
  mutable std::shared_ptr<const ArticleCopies> copies_;  // null until wanted
  PassageDatabase database_;
  std::uint64_t state_ = 0;
  std::string newest_date_;
  std::map<std::string, LanguageStatistics> languages_;
};

template <typename Search>
auto IndexReader::reading(Search search) {
  try {
    refresh();
    return search();
  } catch (const Xapian::Error& e) {
    fail(e);
  } catch (const std::filesystem::filesystem_error& e) {
    fail(e.path1(), e.code());
  }
}

}  // namespace dateline
