#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/range_iterator.hpp"

namespace dateline {

// A term of an index, and how frequent it is.
struct IndexedTerm {
  std::string term;             // a stem, folded: "sanction"
  std::size_t passages = 0;     // that have it; at least 1
  std::size_t occurrences = 0;  // in the texts of all of them; titles are not
                                // counted

  bool operator==(const IndexedTerm&) const = default;
};

// The terms that the passages of a language have, each once, ascending byte by
// byte. A term over about 240 bytes is cut, and ends in a hash.
//
// The range is gone through once, by next() or by a loop:
//
//   for (const IndexedTerm& term : searcher.terms("en")) { ... }
//
// It sees the index as it was when the range was made, whatever a writer does
// meanwhile, and keeps its files open; it may outlive the Searcher.
//
// Not thread-safe: it belongs to the thread of its Searcher.
class TermRange {
 public:
  ~TermRange();
  TermRange(TermRange&&) noexcept;
  TermRange& operator=(TermRange&&) noexcept;

  // The next term; nothing at the end. Throws IndexError if the index is
  // damaged there.
  std::optional<IndexedTerm> next();

  // Begins at the next term.
  RangeIterator<TermRange> begin() { return RangeIterator(*this); }
  static std::default_sentinel_t end() { return {}; }

 private:
  friend class Searcher;
  struct Impl;
  explicit TermRange(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
