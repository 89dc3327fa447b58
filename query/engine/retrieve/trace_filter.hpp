#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/plan/pattern/key_filter.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/retrieve/value_filter.hpp"

namespace dateline {

// A condition on a passage's token trace. A single pattern must occur in it;
// several patterns must occur near each other. There is at least one.
struct TraceCondition {
  std::vector<Pattern> patterns;
  unsigned distance = 0;
  bool ordered = false;
};

// Matches the passages whose token trace meets a condition. It may match too
// many passages, because fingerprints collide, but until the deadline never too
// few.
class TraceFilter : public ValueFilter {
 public:
  TraceFilter(TraceCondition condition, Deadline& deadline);

  TraceFilter* clone() const override;

 private:
  bool meets(const std::string& value) override;

  TraceCondition condition_;
  KeyFilter beginnings_;  // of the first pattern
};

// The passages whose token trace meets the condition; none after the deadline.
Xapian::Query trace_query(TraceCondition condition, Deadline& deadline);

}  // namespace dateline
