#pragma once

#include <xapian.h>

#include <vector>

#include "query/pattern.hpp"

namespace dateline {

// What a passage's token trace must show. One pattern: it stands somewhere.
// Several: they stand near each other.
struct TraceCondition {
  std::vector<Pattern> patterns;
  unsigned distance = 0;
  bool ordered = false;
};

// Passes the passages whose token trace can meet a condition, before their text
// is fetched. It may pass too many (fingerprints collide), never too few. Used
// as one operand of an AND, behind the terms; it has no weight.
class TraceFilter : public Xapian::PostingSource {
 public:
  explicit TraceFilter(TraceCondition condition);

  // The document count, or Xapian would drive the AND from the filter and scan
  // the whole slot.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }

  void init(const Xapian::Database& database) override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  TraceFilter* clone() const override;

 private:
  void start();
  bool passes() const;
  void to_passing();

  TraceCondition condition_;
  Xapian::Database database_;
  Xapian::ValueIterator at_;
  Xapian::doccount documents_ = 0;
  bool started_ = false;
  bool ahead_ = false;  // at_ stands where next() is to look first
};

}  // namespace dateline
