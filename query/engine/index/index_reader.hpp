#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "corpus/index/index_folder.hpp"

namespace dateline {

// What BM25 needs to know of the passages of one language.
struct LanguageStatistics {
  double passages = 0;
  double mean_length = 1;  // in tokens
};

// The database behind an index folder, as of the last whole batch.
// Not thread-safe.
class IndexReader {
 public:
  // Throws IndexError if the index is missing, damaged, or made otherwise than
  // today's schema and analyser would.
  explicit IndexReader(std::filesystem::path index);

  // Goes to the newest batch, if there is a newer one.
  void refresh();

  const Xapian::Database& database() const { return database_; }

  // Another number whenever there was a newer batch.
  std::uint64_t state() const { return state_; }

  // By ISO 639-1 code; languages without a passage are left out.
  const std::map<std::string, LanguageStatistics>& languages() const {
    return languages_;
  }

  // Calls `search` until it meets no batch that was committed meanwhile. Turns
  // Xapian's exceptions into IndexError.
  template <typename Search>
  auto reading(Search search);

 private:
  void open();
  void check_made_alike() const;
  void read_statistics();
  [[noreturn]] void fail(const std::string& reason) const;

  IndexFolder folder_;
  std::filesystem::path generation_;
  Xapian::Database database_;
  std::uint64_t state_ = 0;
  std::map<std::string, LanguageStatistics> languages_;
};

template <typename Search>
auto IndexReader::reading(Search search) {
  // Each failure means that a whole batch came in between; that many in one
  // search is no coincidence.
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
      fail(e.get_type() + std::string(": ") + e.get_msg());
    }
  }
}

}  // namespace dateline
