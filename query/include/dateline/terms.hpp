#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

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
  class Iterator;

  ~TermRange();
  TermRange(TermRange&&) noexcept;
  TermRange& operator=(TermRange&&) noexcept;

  // The next term; nothing at the end. Throws IndexError if the index is
  // damaged there.
  std::optional<IndexedTerm> next();

  // Begins at the next term. The range must stay where it is meanwhile.
  Iterator begin();
  static std::default_sentinel_t end() { return {}; }

 private:
  friend class Searcher;
  struct Impl;
  explicit TermRange(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

// Goes through a range as an input iterator. A term is good until the iterator
// moves on, and may be moved from.
class TermRange::Iterator {
 public:
  using value_type = IndexedTerm;
  using difference_type = std::ptrdiff_t;

  explicit Iterator(TermRange& terms) : terms_(&terms), term_(terms.next()) {}

  IndexedTerm& operator*() { return *term_; }
  IndexedTerm* operator->() { return &*term_; }

  Iterator& operator++() {
    term_ = terms_->next();
    return *this;
  }
  void operator++(int) { ++*this; }

  bool operator==(std::default_sentinel_t) const { return !term_; }

 private:
  TermRange* terms_;
  std::optional<IndexedTerm> term_;
};

inline TermRange::Iterator TermRange::begin() { return Iterator(*this); }

}  // namespace dateline
