#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/query.hpp"
#include "dateline/results.hpp"

namespace dateline {

enum class Group {
  passage,  // every passage counts
  article,  // each article by its best passage only
};

struct SearchOptions {
  std::size_t limit = 10;  // hits at most
  std::size_t offset = 0;  // hits to pass over first
  std::string from;        // date, inclusive: YYYY, YYYY-MM or YYYY-MM-DD
  std::string to;          // date, inclusive: "2024" means to the end of 2024
  std::vector<std::string> sources;    // any of these; case and accents folded
  std::vector<std::string> languages;  // any of these; ISO 639-1
  Group group = Group::passage;
};

// Ranked search over one index. It sees the last whole batch: if the index
// changes under it, it reopens and searches again by itself.
// Not thread-safe: open one Searcher per thread; that is cheap.
class Searcher {
 public:
  // Throws IndexError if `index` is missing, damaged, of another schema, or
  // holds terms that today's analyser would not produce.
  explicit Searcher(const std::filesystem::path& index);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // The best passages, best first. Throws IndexError if the index cannot be
  // read, QueryError if a date in `options` is none.
  Results search(const Query& query, const SearchOptions& options = {});

  // Parses leniently, then searches.
  Results search(std::string_view query, const SearchOptions& options = {});

  std::size_t passages() const;                // in the index, when last read
  std::vector<std::string> languages() const;  // it holds, as ISO 639-1, sorted

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
