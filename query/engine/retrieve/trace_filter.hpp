#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// A condition on a passage's token trace. A single pattern must occur in it;
// several patterns must occur near each other.
struct TraceCondition {
  std::vector<Pattern> patterns;
  unsigned distance = 0;
  bool ordered = false;
};

// Matches the passages whose token trace meets a condition, so that the text of
// the others need not be fetched. It may match too many passages, because
// fingerprints collide, but until the deadline never too few. After the
// deadline it matches nothing.
class TraceFilter : public DeadlineSource {
 public:
  TraceFilter(TraceCondition condition, Deadline& deadline);

  void init(const Xapian::Database& database) override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  TraceFilter* clone() const override;

 private:
  void start();
  bool passes();
  void to_passing();

  TraceCondition condition_;
  Xapian::Database database_;
  Xapian::ValueIterator at_;
  bool started_ = false;
  bool ahead_ = false;  // at_ has not been looked at, and next() begins there
};

// The passages whose token trace meets the condition; none after the deadline.
Xapian::Query trace_query(TraceCondition condition, Deadline& deadline);

}  // namespace dateline
