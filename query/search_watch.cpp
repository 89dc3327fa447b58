#include "query/search_watch.hpp"

#include <utility>

namespace dateline {

SearchWatch::SearchWatch(std::chrono::milliseconds timeout,
                         std::stop_token stop)
    : deadline_(std::chrono::steady_clock::now() + timeout),
      has_deadline_(timeout.count() > 0),
      stop_(std::move(stop)) {}

bool SearchWatch::over() {
  over_ = over_ || stop_.stop_requested() ||
          (has_deadline_ && std::chrono::steady_clock::now() >= deadline_);
  return over_;
}

WatchedPassages::WatchedPassages(std::shared_ptr<SearchWatch> watch)
    : watch_(std::move(watch)) {
  set_maxweight(0);
}

void WatchedPassages::init(const Xapian::Database& database) {
  documents_ = database.get_doccount();
  last_ = database.get_lastdocid();
  at_ = 0;
  at_end_ = false;
}

void WatchedPassages::go_to(Xapian::docid id) {
  at_ = id;
  at_end_ = id > last_ || watch_->over_at_a_glance();
}

void WatchedPassages::next(double) { go_to(at_ + 1); }

void WatchedPassages::skip_to(Xapian::docid id, double) { go_to(id); }

bool WatchedPassages::check(Xapian::docid id, double) {
  go_to(id);
  return true;
}

WatchedPassages* WatchedPassages::clone() const {
  return new WatchedPassages(watch_);
}

Xapian::Query watched(const Xapian::Query& query,
                      const std::shared_ptr<SearchWatch>& watch) {
  if (!watch->is_set()) {
    return query;
  }
  return {Xapian::Query::OP_FILTER, query,
          Xapian::Query((new WatchedPassages(watch))->release())};
}

}  // namespace dateline
