#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/pattern/beginnings.hpp"
#include "query/engine/retrieve/posting_union.hpp"
#include "query/engine/retrieve/trace_condition.hpp"

namespace dateline {

// Terms of which every match has one.
struct CrossPassageTerms {
  std::vector<std::string> terms;
  // They are begin terms, and it is the next passage that has one. Otherwise it
  // is the passage in which the match begins, or one behind it.
  bool are_begins = false;
};

// Matches the passages in which a phrase or NEAR begins that ends in a passage
// behind them, by the token traces of these passages. It may match too many,
// because fingerprints collide, but until the deadline never too few; after it,
// none.
//
// The walk is over the postings of some terms. Of each passage the source looks
// at its last tokens and at the first of the next: hardly any of them are words
// of the query, so that few traces are compared as a whole.
class CrossPassageSource : public DeadlineSource {
 public:
  CrossPassageSource(TraceCondition condition, CrossPassageTerms terms,
                     const SearchContext& context);

  void init(const Xapian::Database& segment) override;
  CrossPassageSource* clone() const override;

  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  using Files = PassageDatabase::FilesByUuid;
  using Postings = PassageDatabase::PostingsByUuid;

  struct Candidates {
    Xapian::docid first = 0;
    Xapian::docid last = 0;  // 0: there are no more
  };

  // What is looked for. Clones share it, because Xapian makes one of each
  // source of a query, and a query may have a thousand.
  struct Search {
    CrossPassageTerms terms;
    FingerprintSet continuations;  // tokens with which a match may go on behind
    FingerprintSet interruptions;  // tokens with which a match may end before
    TraceCondition condition;
  };

  CrossPassageSource(std::shared_ptr<const Search> search,
                     std::shared_ptr<const Files> files,
                     std::shared_ptr<const Postings> postings,
                     Deadline& deadline);

  TokenTrace trace(Xapian::docid id) const {
    return TokenTrace(traces_->at(id));
  }
  void go_to_match(Xapian::docid id);
  Candidates next_candidates(Xapian::docid id);
  bool is_within_reach(Xapian::docid id) const;
  bool holds(Xapian::docid id) const;
  bool may_go_on_behind(Xapian::docid id) const;

  std::shared_ptr<const Search> search_;
  std::shared_ptr<const Files> files_;
  std::shared_ptr<const Postings> all_postings_;

  // Of the segment.
  const BlobFile* traces_ = nullptr;
  std::optional<PostingUnion> postings_;
  Xapian::docid last_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::docid at_ = 0;
  bool at_end_ = false;
};

// Finds the passages in which a phrase or NEAR of this language begins that
// ends in a later passage; none after the deadline.
std::unique_ptr<Xapian::PostingSource> cross_passage_source(
    TraceCondition condition, const std::string& language,
    const SearchContext& context);
Xapian::Query cross_passage_query(TraceCondition condition,
                                  const std::string& language,
                                  const SearchContext& context);

}  // namespace dateline
