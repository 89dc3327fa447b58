#pragma once

#include <xapian.h>

#include <chrono>
#include <string>
#include <string_view>

namespace dateline {

// What being new adds to a passage's score: `most` on the newest day, half of
// that `half_life` days before it, and nothing without a date.
class Recency {
 public:
  Recency(double most, double half_life, std::chrono::sys_days newest)
      : most_(most), half_life_(half_life), newest_(newest) {}

  double most() const { return most_; }

  // `date` is as a hit or the date slot has it: YYYY-MM-DD or YYYYMMDD, or the
  // same without day or month, which counts from its first day.
  double of(std::string_view date) const;

 private:
  double most_;
  double half_life_;
  std::chrono::sys_days newest_;
};

// The date of the index's newest article, but not after `today` (YYYY-MM-DD):
// a date in the future is a mistake. `today` if there is none.
std::chrono::sys_days newest_day(const Xapian::Database& database,
                                 const std::string& today);

// Adds recency to the weight of passages that have a date: the optional operand
// of an AND_MAYBE.
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
