#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>
#include <stop_token>

namespace dateline {

// When a search is to end early: after some time, or when asked to. Once it is
// over it stays so. Used by the thread that searches.
class SearchWatch {
 public:
  // A timeout of 0 is none.
  SearchWatch(std::chrono::milliseconds timeout, std::stop_token stop);

  // Whether it can ever be over.
  bool is_set() const { return has_deadline_ || stop_.stop_possible(); }

  bool over();

  // The same for places that ask millions of times: looks now and then only.
  bool over_at_a_glance() {
    constexpr unsigned between_looks = 64;
    return over_ || (++glances_ % between_looks == 0 && over());
  }

 private:
  std::chrono::steady_clock::time_point deadline_;
  bool has_deadline_;
  std::stop_token stop_;
  bool over_ = false;
  unsigned glances_ = 0;
};

// Has every passage until the watch is over, then none: the other operands of
// its AND end there too, and Xapian returns the best it has met. Xapian's own
// time limit cannot end a match.
class WatchedPassages : public Xapian::PostingSource {
 public:
  explicit WatchedPassages(std::shared_ptr<SearchWatch> watch);

  // The document count, so that Xapian never drives the AND from here.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void init(const Xapian::Database& database) override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }
  WatchedPassages* clone() const override;

 private:
  void go_to(Xapian::docid id);

  std::shared_ptr<SearchWatch> watch_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  bool at_end_ = false;
};

// `query` as long as the watch lasts; `query` itself if that is for ever.
Xapian::Query watched(const Xapian::Query& query,
                      const std::shared_ptr<SearchWatch>& watch);

}  // namespace dateline
