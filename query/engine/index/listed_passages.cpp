#include "query/engine/index/listed_passages.hpp"

#include <algorithm>

namespace dateline {

void ListedPassages::init(const Xapian::Database& segment) {
  const auto known = all_->find(segment.get_uuid());
  ids_ = known == all_->end() ? nullptr : known->second.get();
  at_ = 0;
  started_ = false;
  set_maxweight(0);
}

void ListedPassages::next(double) {
  at_ += started_ ? 1 : 0;
  started_ = true;
}

void ListedPassages::skip_to(Xapian::docid id, double) {
  started_ = true;
  if (!at_end()) {
    const auto begin = ids_->begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(begin, ids_->end(), id) -
                                   ids_->begin());
  }
}

}  // namespace dateline
