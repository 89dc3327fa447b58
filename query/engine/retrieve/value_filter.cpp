#include "query/engine/retrieve/value_filter.hpp"

#include <utility>

namespace dateline {

ValueFilter::ValueFilter(Xapian::valueno slot, Deadline& deadline)
    : DeadlineSource(deadline), slot_(slot) {}

void ValueFilter::init(const Xapian::Database& database) {
  DeadlineSource::init(database);
  database_ = database;
  started_ = false;
}

// Goes to the end after the deadline, because an AND may reject a million
// passages here before it asks another operand.
bool ValueFilter::passes() {
  if (deadline().expired()) {
    at_ = Xapian::ValueIterator();
    return true;
  }
  return meets(*at_);
}

void ValueFilter::to_passing() {
  while (!at_end() && !passes()) {
    ++at_;
  }
}

void ValueFilter::start() {
  if (!started_) {
    at_ = database_.valuestream_begin(slot_);
    started_ = ahead_ = true;
  }
}

void ValueFilter::next(double) {
  start();
  if (!std::exchange(ahead_, false)) {
    ++at_;
  }
  to_passing();
}

void ValueFilter::skip_to(Xapian::docid id, double) {
  start();
  ahead_ = false;
  if (!at_end()) {
    at_.skip_to(id);
    to_passing();
  }
}

// Looks at one passage only. Unlike skip_to() it does not search for the next
// one, which is of no use to the AND that asks.
bool ValueFilter::check(Xapian::docid id, double) {
  start();
  ahead_ = false;
  if (at_end() || !at_.check(id)) {
    return at_end();
  }
  if (at_end()) {
    return true;
  }
  ahead_ = at_.get_docid() > id;
  return !ahead_ && passes();
}

bool ValueFilter::at_end() const {
  return started_ && at_ == Xapian::ValueIterator();
}

Xapian::docid ValueFilter::get_docid() const { return at_.get_docid(); }

}  // namespace dateline
