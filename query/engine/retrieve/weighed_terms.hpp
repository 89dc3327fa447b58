#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "query/engine/index/listed_passages.hpp"
#include "query/engine/index/segment_postings.hpp"
#include "query/engine/retrieve/expanded_word.hpp"
#include "query/engine/retrieve/found_count.hpp"

namespace dateline {

// What any of some words weigh in a passage: a sum of parts. The terms of the
// index that the parts name are kept once each.
struct WeighedTerms {
  struct Part {
    // Indices of `terms`, each once. All must be in a passage; the part is the
    // mean of what they weigh.
    std::vector<std::size_t> terms;
    std::size_t row = 0;  // of the weight, counted from 0
    // If set, the only passages that the part is of.
    std::shared_ptr<const IdsByUuid> passages;
  };

  // Finds the passages with all of its parts or with its joined form, if they
  // pass a filter. The numbers are indices of `terms`.
  struct Compound {
    std::vector<std::size_t> parts;
    std::size_t joined = 0;
    // Adds no weight. It is cloned before it is used.
    std::shared_ptr<const Xapian::PostingSource> filter;
  };

  // What a passage weighs that has all of some words, of which each stands for
  // several terms.
  using ExpandedPart = std::vector<std::shared_ptr<const ExpandedTerms>>;

  std::size_t number_of(const std::string& term);

  std::vector<std::string> terms;
  std::vector<bool> finds;  // whether a passage with this term alone is found
  std::vector<Compound> compounds;
  std::vector<Part> parts;
  std::vector<ExpandedPart> expanded;  // these find no passage
};

// How many passages of a segment the terms and compounds find, without regard
// to the compounds' filters.
FoundCount count_found(const WeighedTerms& weighed,
                       const SegmentPostings& segment);

}  // namespace dateline
