#include "query/engine/retrieve/value_filter.hpp"

#include <utility>

namespace dateline {

ValueFilter::ValueFilter(Xapian::valueno slot, Condition meets,
                         const PassageDatabase& database, Deadline& deadline)
    : ValueFilter(slot, std::move(meets), database.postings(), deadline) {}

ValueFilter::ValueFilter(Xapian::valueno slot, Condition meets,
                         std::shared_ptr<const Postings> postings,
                         Deadline& deadline)
    : PassageFilter(deadline),
      slot_(slot),
      meets_(std::move(meets)),
      postings_(std::move(postings)) {}

void ValueFilter::init(const Xapian::Database& segment) {
  PassageFilter::init(segment);
  values_ = &postings_->at(segment.get_uuid())->values(slot_);
}

ValueFilter* ValueFilter::clone() const {
  return new ValueFilter(slot_, meets_, postings_, deadline());
}

}  // namespace dateline
