#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <stop_token>

namespace dateline {

// Ends a search early: after a time limit, or when another thread asks for it.
// Without a time limit, it bounds how many texts are read, by a number, so that
// the same search has the same results on any machine.
// An expired deadline stays expired until the next start(). Only the thread
// that searches may use it.
class Deadline {
 public:
  static constexpr std::size_t default_max_texts = 100'000;

  explicit Deadline(std::size_t max_texts = default_max_texts)
      : max_texts_(max_texts) {}

  // A timeout of 0 sets no time limit. A deadline that was never started does
  // not expire.
  void start(std::chrono::milliseconds timeout, std::stop_token stop);

  // Whether it can expire at all.
  bool is_set() const { return has_end_ || stop_.stop_possible(); }

  bool expired();

  // Like expired(), but reads the clock on every 64th call only. For loops that
  // ask millions of times.
  bool expired_sampled() {
    constexpr unsigned sample_interval = 64;
    return expired_ || (++samples_ % sample_interval == 0 && expired());
  }

  // Lets up to 64 passages through after the deadline, so that a search that
  // spent its time on expanding `veto*` still returns some hits.
  bool grants_grace() { return grace_used_++ < max_grace; }

  // Whether the list of another term may be opened, for those passages to be
  // found: before the deadline any, after it up to 64, but only 8 if that takes
  // long.
  bool grants_list() {
    return !expired() || (lists_granted_++ < max_grace &&
                          (lists_granted_ <= min_lists || is_grace_left()));
  }

  // Whether one more text may be read that decides whether a passage counts, or
  // that was read in vain. A search with a time limit may read all.
  bool grants_text() {
    has_refused_text_ |= !has_end_ && ++texts_granted_ > max_texts_;
    return has_end_ || texts_granted_ <= max_texts_;
  }
  bool has_refused_text() const { return has_refused_text_; }

  // Grants as many texts again, to a count that does not depend on those
  // before.
  void renew_texts() { texts_granted_ = 0; }

  // Whether little time has passed since the deadline, so that what takes long
  // may still be done a few times.
  bool is_grace_left();

 private:
  using Clock = std::chrono::steady_clock;

  static constexpr unsigned max_grace = 64;
  static constexpr unsigned min_lists = 8;
  static constexpr std::chrono::milliseconds grace_time{25};

  Clock::time_point end_;
  Clock::time_point grace_end_;  // once it is expired
  bool has_end_ = false;
  std::stop_token stop_;
  bool expired_ = false;
  unsigned samples_ = 0;
  unsigned grace_used_ = 0;
  unsigned lists_granted_ = 0;
  std::size_t max_texts_;
  std::size_t texts_granted_ = 0;
  bool has_refused_text_ = false;
};

// The base of filters that pass no document after the deadline. As the last
// operand of an AND, such a filter makes Xapian return the best matches found
// so far; Xapian's own time limit cannot end a match. It adds no weight.
class DeadlineSource : public Xapian::PostingSource {
 public:
  // The estimate is the document count: with a lower one Xapian would drive the
  // AND from this source.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void init(const Xapian::Database& database) override;

 protected:
  // `deadline` must outlive the source and its clones.
  explicit DeadlineSource(Deadline& deadline);

  Deadline& deadline() const { return deadline_; }

 private:
  Deadline& deadline_;
  Xapian::doccount documents_ = 0;
};

// `query`, which matches nothing more after the deadline. Returns `query`
// unchanged if the deadline cannot expire. `deadline` must outlive the result.
Xapian::Query until_deadline(const Xapian::Query& query, Deadline& deadline);

}  // namespace dateline
