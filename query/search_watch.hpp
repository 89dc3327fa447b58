#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>
#include <stop_token>

namespace dateline {

// When a search is to end early: after some time, or when asked to. Once it is
// over it stays so until it starts anew. Used by the thread that searches.
class SearchWatch {
 public:
  // A timeout of 0 is none. Without a start the watch is never over.
  void start(std::chrono::milliseconds timeout, std::stop_token stop);

  // Whether it can ever be over.
  bool is_set() const { return has_deadline_ || stop_.stop_possible(); }

  bool over();

  // The same for places that ask millions of times: looks now and then only.
  bool over_at_a_glance() {
    constexpr unsigned between_looks = 64;
    return over_ || (++glances_ % between_looks == 0 && over());
  }

  // Whether a match may go on to this passage though it is over. A few may be:
  // a search whose time went into what its words stand for still shows some.
  bool lets_through() { return late_++ < most_late; }

 private:
  static constexpr unsigned most_late = 64;

  std::chrono::steady_clock::time_point deadline_;
  bool has_deadline_ = false;
  std::stop_token stop_;
  bool over_ = false;
  unsigned glances_ = 0;
  unsigned late_ = 0;  // how often it was asked to let one through
};

// An operand of an AND, behind the others, that holds as long as the watch
// lasts; it has no weight. At its end the other operands end too, and Xapian
// returns the best it has met. Xapian's own time limit cannot end a match.
class WatchedSource : public Xapian::PostingSource {
 public:
  // The document count, or Xapian would drive the AND from here.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void init(const Xapian::Database& database) override;

 protected:
  explicit WatchedSource(std::shared_ptr<SearchWatch> watch);

  const std::shared_ptr<SearchWatch>& watch() const { return watch_; }

 private:
  std::shared_ptr<SearchWatch> watch_;
  Xapian::doccount documents_ = 0;
};

// `query` as long as the watch lasts; `query` itself if that is for ever.
Xapian::Query watched(const Xapian::Query& query,
                      const std::shared_ptr<SearchWatch>& watch);

}  // namespace dateline
