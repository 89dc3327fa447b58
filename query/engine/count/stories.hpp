#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Finds which articles are prints of one text, such as agency copy in several
// papers or updates of a report. docs/reference/command-line.md has the rule.
//
// Articles are compared by the lead, the text of their first passage. All pairs
// that may be prints are compared, so that neither the order of the articles
// nor chance decides. Takes about 0.6 kB for each article.
class StoryFinder {
 public:
  // After the deadline no more leads are compared, and each is a story of its
  // own. `deadline` must outlive this.
  explicit StoryFinder(Deadline& deadline);

  // Adds an article by the token trace of its first passage.
  void add(std::string_view trace);

  // The story of each article, in the order in which they were added: the same
  // number for prints of one text. Call it once.
  std::vector<std::uint32_t> stories();

 private:
  using Runs = std::vector<std::uint32_t>;  // hashes, ascending, each once

  std::uint32_t root(std::uint32_t article);
  void unite(std::uint32_t article, std::uint32_t other);

  Deadline& deadline_;
  std::vector<std::uint32_t> parents_;  // a forest with a tree for each story
  std::vector<Runs> runs_;  // by article; empty if it is only compared whole
  std::unordered_map<std::uint64_t, std::uint32_t> first_;  // by hash of a lead
};

// The story of each article that has one of `passages`, which must ascend; in
// the order of the articles. Some articles are missing after the deadline.
std::vector<std::uint32_t> stories_of(
    const std::vector<Xapian::docid>& passages, const SearchContext& context);

}  // namespace dateline
