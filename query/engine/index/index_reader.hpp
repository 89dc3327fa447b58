#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>

#include "corpus/index/index_folder.hpp"

namespace dateline {

// Collection statistics of one language, as BM25 needs them.
struct LanguageStatistics {
  double passages = 0;
  double mean_length = 1;  // of a passage, in tokens; at least 1
};

// Reads the database behind an index folder, as it was after one whole batch.
// Not thread-safe: one per thread.
class IndexReader {
 public:
  // Throws IndexError if the index is missing or damaged, or if its schema or
  // analyser are not those of this program.
  explicit IndexReader(std::filesystem::path index);

  // Moves on to the newest batch, if there is a newer one.
  void refresh();

  const Xapian::Database& database() const { return database_; }

  // A number that grows whenever refresh() finds a newer batch.
  std::uint64_t state() const { return state_; }

  // The size of the files that are read, and when the last of them was written.
  struct Storage {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type written =
        std::filesystem::file_time_type::min();
  };
  Storage storage() const;

  // Fingerprint of the analyser that made the index.
  std::string analyser() const;

  // Statistics by ISO 639-1 code, of the languages that have passages.
  const std::map<std::string, LanguageStatistics>& languages() const {
    return languages_;
  }

  // Calls `search` on the newest batch and returns its result. Calls it again
  // if batches that were committed meanwhile overwrote what it was reading
  // (Xapian says so by DatabaseModifiedError), up to ten times in all. Throws
  // IndexError for every exception of Xapian's and of the file system.
  template <typename Search>
  auto reading(Search search);

 private:
  // Opens a generation, or the one that has replaced it since the stub was
  // read. Returns which it was.
  std::filesystem::path open(std::filesystem::path generation);
  void read_statistics();
  // Throws IndexError if a file of the generation is missing or must not be
  // read, which Xapian's own messages do not tell.
  void require_readable(const std::filesystem::path& generation,
                        bool holds_passages) const;

  // Throw IndexError with the reason and, for all but the first, the remedy.
  [[noreturn]] void fail(const std::string& reason) const;
  [[noreturn]] void fail(const Xapian::Error& error) const;
  [[noreturn]] void fail(const std::filesystem::path& file,
                         const std::error_code& error) const;

  IndexFolder folder_;
  std::filesystem::path generation_;  // that is open; "" if none is
  Xapian::Database database_;
  std::uint64_t state_ = 0;
  std::map<std::string, LanguageStatistics> languages_;
};

template <typename Search>
auto IndexReader::reading(Search search) {
  // Each failure means that two whole batches were committed during one search,
  // so that ten in a row are no coincidence.
  constexpr int max_attempts = 10;
  for (int attempt = 1;; ++attempt) {
    try {
      refresh();
      return search();
    } catch (const Xapian::DatabaseModifiedError& e) {
      if (attempt == max_attempts) {
        fail("it changes faster than it can be read: " + e.get_msg());
      }
    } catch (const Xapian::Error& e) {
      fail(e);
    } catch (const std::filesystem::filesystem_error& e) {
      fail(e.path1(), e.code());
    }
  }
}

}  // namespace dateline
