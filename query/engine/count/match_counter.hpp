#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "dateline/results.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/found_matches.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {

// Counts of all passages that match, on all pages.
struct MatchCounts {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::size_t stories = 0;  // 0 unless SearchOptions::count_stories is set
  std::vector<FacetCounts> facets;
  std::optional<CrossTable> cross;
  bool is_exact = true;
};

// Counts the matches of a query by the facets and the pair of facets that
// `options` name, and their stories if it asks for them. If it does neither and
// the page has hits, estimates how many there are: that reads a sample of the
// texts of doubtful passages. The counts are too low if the deadline expires
// or grants no more texts;
// that of stories can also be too high.
MatchCounts count_matches(FoundMatches found, Evaluators& evaluators,
                          const SearchOptions& options,
                          const SearchContext& context);

// The passages that match, ascending. Reads the texts of all doubtful passages.
// Some are missing after the deadline.
std::vector<Xapian::docid> matching_passages(FoundMatches found,
                                             Evaluators& evaluators,
                                             const SearchContext& context);

}  // namespace dateline
