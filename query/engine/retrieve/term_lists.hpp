#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/listed_passages.hpp"
#include "query/engine/index/segment_postings.hpp"
#include "query/engine/retrieve/found_count.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "query/engine/retrieve/weighed_terms.hpp"

namespace dateline {

// The passages of this segment with a term, or those that are listed.
struct TermList {
  bool finds = false;
  bool is_wanted = false;  // it finds, or is of a compound that does
  PostingCursor at;
  const LocalIds* listed = nullptr;  // null if it is of a term
  std::size_t next_listed = 0;
  std::vector<TermRow> rows;  // of the parts that have this term alone
  double shared_bound = 0;    // of its share in the other parts
  double bound = 0;           // of all parts

  Xapian::docid id() const { return listed == nullptr ? at.id() : listed_id(); }
  // Goes to the first passage from `id` on.
  void skip_to(Xapian::docid id);

 private:
  Xapian::docid listed_id() const {
    return next_listed < listed->size() ? (*listed)[next_listed] : no_passage;
  }
};

// A part that needs several lists.
struct SharedPart {
  // Indices of TermLists::lists: of its terms, and of its passages if these are
  // listed.
  std::vector<std::size_t> lists;
  TermRow row;  // with the share of each term
};

// A compound with its filter for this segment.
struct FoundCompound {
  std::vector<std::size_t> parts;  // indices of TermLists::lists
  std::size_t joined = 0;
  std::unique_ptr<Xapian::PostingSource> filter;
};

// What a TermUnion needs of one segment.
struct TermLists {
  // By rising bound, so that as many as possible are soon idle; but those that
  // find nothing come last, because they are short and would keep long ones
  // from being idle. Of these, a list that weighs nothing alone, of a term that
  // only a listed passage needs, comes first and is idle from the start.
  std::vector<TermList> lists;
  std::vector<double> bounds_up_to;  // of a list and those before it
  std::vector<SharedPart> shared;
  std::vector<std::size_t> in_shared;  // the lists that are bound by these
  std::vector<FoundCompound> compounds;
};

// After the deadline, opens the lists of a few terms only.
TermLists open_lists(const WeighedTerms& weighed,
                     const std::vector<TermRow>& rows, const TermParts& weights,
                     const Xapian::Database& segment,
                     const SegmentPostings& postings, Deadline& deadline);

}  // namespace dateline
