#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// How often a term occurs in some passages.
struct TermCounts {
  std::uint32_t passages = 0;     // that have it
  std::uint64_t occurrences = 0;  // in all of them together
};

// Which passages of a segment are dead, because their article was replaced or
// removed, and what their terms count. A segment never changes, so its
// database still counts the dead: what the tombstone tells is taken off.
class Tombstone {
 public:
  using Terms = std::map<std::string, TermCounts, std::less<>>;

  Tombstone() = default;
  // `dead` are document numbers within the segment, ascending, each once.
  Tombstone(std::vector<std::uint32_t> dead, const Terms& terms);

  const std::vector<std::uint32_t>& dead() const { return dead_; }
  bool is_dead(std::uint32_t id) const {
    return id < is_dead_.size() && is_dead_[id];
  }

  // What the dead passages count of a term.
  TermCounts of(std::string_view term) const;

  // Calls `each(term, counts)` for the terms of the dead, ascending.
  template <typename Each>
  void each_term(Each each) const {
    for (const Term& term : terms_) each(name_of(term), term.counts);
  }

  // The dead of both, of which none may be dead in both. Those of `other` are
  // `offset` document numbers further on.
  Tombstone joined(const Tombstone& other, std::uint32_t offset = 0) const;

  // The content of a tombstone file.
  std::string encode() const;
  // Throws IndexError if `bytes` is not what encode() returned.
  static Tombstone decode(std::string_view bytes);

 private:
  struct Term {
    std::uint32_t begin;  // in names_
    std::uint32_t length;
    TermCounts counts;
  };

  std::string_view name_of(const Term& term) const {
    return std::string_view(names_).substr(term.begin, term.length);
  }
  void set_dead(std::vector<std::uint32_t> ids);
  void add(std::string_view name, const TermCounts& counts);

  std::vector<std::uint32_t> dead_;
  std::vector<bool> is_dead_;  // by document number, up to the last dead one
  std::vector<Term> terms_;    // ascending by name
  std::string names_;          // of the terms, one behind the other
};

}  // namespace dateline
