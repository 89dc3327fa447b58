#include "query/engine/retrieve/passage_filter.hpp"

#include <algorithm>

namespace dateline {

void PassageFilter::init(const Xapian::Database& segment) {
  DeadlineSource::init(segment);
  last_ = segment.get_lastdocid();
  at_ = 0;
  at_end_ = false;
}

// Goes to the end after the deadline, because an AND may reject a million
// passages here before it asks another operand.
bool PassageFilter::stops() {
  at_end_ = at_ > last_ || deadline().expired_sampled();
  return at_end_ || meets(at_);
}

void PassageFilter::to_passing() {
  while (!stops()) {
    ++at_;
  }
}

void PassageFilter::next(double) {
  ++at_;
  to_passing();
}

void PassageFilter::skip_to(Xapian::docid id, double) {
  if (!at_end_) {
    at_ = std::max(at_, id);
    to_passing();
  }
}

// Looks at one passage only. Unlike skip_to() it does not search for the next
// one, which is of no use to the AND that asks.
bool PassageFilter::check(Xapian::docid id, double) {
  if (at_end_) return true;
  at_ = std::max(at_, id);
  return stops();
}

}  // namespace dateline
