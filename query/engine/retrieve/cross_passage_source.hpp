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

// Matches the passages in which a phrase or NEAR begins that ends in a passage
// behind them, by the token traces of these passages. It may match too many,
// because fingerprints collide, but until the deadline never too few; after it,
// none.
//
// The walk is over the postings of terms of which every match has one. A
// passage with such a term is where the match begins or, if it is not its
// article's first, where the match goes on. Then it looks at the first tokens
// of the later passage: hardly any passage begins with a word of the query, so
// that few traces are compared as a whole.
class CrossPassageSource : public DeadlineSource {
 public:
  CrossPassageSource(TraceCondition condition, std::vector<std::string> terms,
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

  CrossPassageSource(TraceCondition condition, std::vector<std::string> terms,
                     std::shared_ptr<const Files> files, Deadline& deadline);

  TokenTrace trace(Xapian::docid id) const {
    return TokenTrace(traces_->at(id));
  }
  void go_to_match(Xapian::docid id);
  Xapian::docid first_candidate(Xapian::docid id, Xapian::docid with_term);
  bool is_within_reach(Xapian::docid id) const;
  bool holds(Xapian::docid id) const;
  bool may_go_on_behind(Xapian::docid id) const;

  TraceCondition condition_;
  FingerprintSet continuations_;  // of tokens with which a match may go on
  std::vector<std::string> terms_;
  std::shared_ptr<const Files> files_;

  // Of the segment.
  const BlobFile* traces_ = nullptr;
  std::optional<PostingUnion> postings_;
  Xapian::docid last_ = 0;
  Xapian::doccount estimate_ = 0;
  Xapian::docid at_ = 0;
  bool at_end_ = false;
};

// The passages in which a phrase or NEAR of this language begins that ends in a
// later passage; none after the deadline.
Xapian::Query cross_passage_query(TraceCondition condition,
                                  const std::string& language,
                                  const SearchContext& context);

}  // namespace dateline
