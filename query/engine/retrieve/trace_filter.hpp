#pragma once

#include <xapian.h>

#include <memory>

#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/passage_filter.hpp"
#include "query/engine/retrieve/trace_condition.hpp"

namespace dateline {

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

  TraceFilter(std::shared_ptr<const TraceCondition> condition,
              std::shared_ptr<const Files> files, Deadline& deadline);

  bool meets(Xapian::docid id) override;

  std::shared_ptr<const TraceCondition> condition_;
  std::shared_ptr<const Files> files_;
  const BlobFile* traces_ = nullptr;  // of the segment
};

// The passages whose token trace meets the condition; none after the deadline.
Xapian::Query trace_query(TraceCondition condition,
                          const SearchContext& context);

}  // namespace dateline
