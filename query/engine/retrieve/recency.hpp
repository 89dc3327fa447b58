#pragma once

#include <xapian.h>

#include <chrono>
#include <string>
#include <string_view>

namespace dateline {

// The part of the score that favours new passages: `max` on the newest day,
// half of that `half_life` days before it, and 0 without a date.
class Recency {
 public:
  Recency(double max, double half_life, std::chrono::sys_days newest)
      : max_(max), half_life_(half_life), newest_(newest) {}

  double max() const { return max_; }

  // `date` is written as in a hit or in the date slot: YYYY-MM-DD or YYYYMMDD.
  // If the day or month is missing, the first one counts.
  double of(std::string_view date) const;

 private:
  double max_;
  double half_life_;
  std::chrono::sys_days newest_;
};

// The day that recency counts from: `newest`, the date of the newest article as
// the date slot has it or "", but `today` (YYYY-MM-DD) at the latest, because a
// date in the future is a mistake. `today` if no article has a date.
std::chrono::sys_days newest_day(std::string_view newest,
                                 std::string_view today);

// Adds recency to the weight of passages that have a date. It is meant as the
// optional operand of an AND_MAYBE.
class RecencySource : public Xapian::ValuePostingSource {
 public:
  explicit RecencySource(const Recency& recency);

  double get_weight() const override { return recency_.of(get_value()); }
  RecencySource* clone() const override { return new RecencySource(recency_); }
  void init(const Xapian::Database& database) override;

 private:
  Recency recency_;
};

}  // namespace dateline
