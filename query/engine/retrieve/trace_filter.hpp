#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// What a passage's token trace must show. One pattern: it stands somewhere.
// Several: they stand near each other.
struct TraceCondition {
  std::vector<Pattern> patterns;
  unsigned distance = 0;
  bool ordered = false;
};

// Passes the passages whose token trace can meet a condition, before their text
// is fetched. It may pass too many (fingerprints collide), never too few as
// long as the watch lasts.
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
  bool ahead_ = false;  // at_ stands where next() is to look first
};

}  // namespace dateline
