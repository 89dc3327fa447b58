#include "query/engine/index/deadline.hpp"

#include <utility>

namespace dateline {
namespace {

// Matches every passage before the deadline, and a few after it.
class DeadlinePassages : public DeadlineSource {
 public:
  explicit DeadlinePassages(Deadline& deadline) : DeadlineSource(deadline) {}

  void init(const Xapian::Database& database) override {
    DeadlineSource::init(database);
    last_ = database.get_lastdocid();
    go_to(0);
  }

  void next(double) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid id, double) override { go_to(id); }
  bool check(Xapian::docid id, double) override {
    go_to(id);
    return true;
  }
  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }
  DeadlinePassages* clone() const override {
    return new DeadlinePassages(deadline());
  }

 private:
  void go_to(Xapian::docid id) {
    at_ = id;
    at_end_ = id > last_ ||
              (deadline().expired_sampled() && !deadline().grants_grace());
  }

  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  bool at_end_ = false;
};

}  // namespace

void Deadline::start(std::chrono::milliseconds timeout, std::stop_token stop) {
  end_ = Clock::now() + timeout;
  has_end_ = timeout.count() > 0;
  stop_ = std::move(stop);
  expired_ = false;
  samples_ = 0;
  grace_used_ = 0;
  lists_granted_ = 0;
  texts_granted_ = 0;
  has_refused_text_ = false;
}

bool Deadline::expired() {
  if (!expired_ &&
      (stop_.stop_requested() || (has_end_ && Clock::now() >= end_))) {
    expired_ = true;
    grace_end_ = Clock::now() + grace_time;
  }
  return expired_;
}

bool Deadline::is_grace_left() {
  return !expired() || Clock::now() < grace_end_;
}

DeadlineSource::DeadlineSource(Deadline& deadline) : deadline_(deadline) {
  set_maxweight(0);
}

void DeadlineSource::init(const Xapian::Database& database) {
  documents_ = database.get_doccount();
}

Xapian::Query until_deadline(const Xapian::Query& query, Deadline& deadline) {
  if (!deadline.is_set()) {
    return query;
  }
  return {Xapian::Query::OP_FILTER, query,
          Xapian::Query((new DeadlinePassages(deadline))->release())};
}

}  // namespace dateline
