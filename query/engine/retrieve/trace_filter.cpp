#include "query/engine/retrieve/trace_filter.hpp"

#include <utility>

namespace dateline {

TraceFilter::TraceFilter(TraceCondition condition, const SearchContext& context)
    : TraceFilter(std::make_shared<const TraceCondition>(std::move(condition)),
                  context.database().files(), context.deadline) {}

TraceFilter::TraceFilter(std::shared_ptr<const TraceCondition> condition,
                         std::shared_ptr<const Files> files, Deadline& deadline)
    : PassageFilter(deadline),
      condition_(std::move(condition)),
      files_(std::move(files)) {}

void TraceFilter::init(const Xapian::Database& segment) {
  PassageFilter::init(segment);
  const auto known = files_->find(segment.get_uuid());
  traces_ = known == files_->end() ? nullptr : &known->second->traces;
}

bool TraceFilter::meets(Xapian::docid id) {
  return condition_->holds(TokenTrace(traces_->at(id)));
}

TraceFilter* TraceFilter::clone() const {
  return new TraceFilter(condition_, files_, deadline());
}

Xapian::Query trace_query(TraceCondition condition,
                          const SearchContext& context) {
  return Xapian::Query(
      (new TraceFilter(std::move(condition), context))->release());
}

}  // namespace dateline
