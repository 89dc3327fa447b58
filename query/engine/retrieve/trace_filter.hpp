#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/pattern/beginnings.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/retrieve/passage_filter.hpp"

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
class TraceFilter : public PassageFilter {
 public:
  TraceFilter(TraceCondition condition, const SearchContext& context);

  void init(const Xapian::Database& segment) override;
  TraceFilter* clone() const override;

 private:
  using Files = PassageDatabase::FilesByUuid;

  TraceFilter(TraceCondition condition, std::shared_ptr<const Files> files,
              Deadline& deadline);

  bool meets(Xapian::docid id) override;

  TraceCondition condition_;
  FingerprintSet beginnings_;  // of the first pattern
  std::shared_ptr<const Files> files_;
  const BlobFile* traces_ = nullptr;  // of the segment
};

// The passages whose token trace meets the condition; none after the deadline.
Xapian::Query trace_query(TraceCondition condition,
                          const SearchContext& context);

}  // namespace dateline
