#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <string_view>

#include "query/engine/index/passage_database.hpp"
#include "query/engine/retrieve/passage_filter.hpp"

namespace dateline {

// Matches the passages whose value in a slot meets a condition.
class ValueFilter : public PassageFilter {
 public:
  using Condition = std::function<bool(std::string_view value)>;

  // The value of a passage that has none is "". `deadline` must outlive the
  // filter.
  ValueFilter(Xapian::valueno slot, Condition meets,
              const PassageDatabase& database, Deadline& deadline);

  void init(const Xapian::Database& segment) override;
  ValueFilter* clone() const override;

 private:
  using Postings = PassageDatabase::PostingsByUuid;

  ValueFilter(Xapian::valueno slot, Condition meets,
              std::shared_ptr<const Postings> postings, Deadline& deadline);

  bool meets(Xapian::docid id) override { return meets_(values_->at(id)); }

  Xapian::valueno slot_;
  Condition meets_;
  std::shared_ptr<const Postings> postings_;
  SegmentValues* values_ = nullptr;  // of the segment
};

}  // namespace dateline
