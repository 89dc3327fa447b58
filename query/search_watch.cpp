#include "query/search_watch.hpp"

#include <utility>

namespace dateline {
namespace {

// Has every passage.
class WatchedPassages : public WatchedSource {
 public:
  explicit WatchedPassages(std::shared_ptr<SearchWatch> watch)
      : WatchedSource(std::move(watch)) {}

  void init(const Xapian::Database& database) override {
    WatchedSource::init(database);
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
  WatchedPassages* clone() const override {
    return new WatchedPassages(watch());
  }

 private:
  void go_to(Xapian::docid id) {
    at_ = id;
    at_end_ =
        id > last_ || (watch()->over_at_a_glance() && !watch()->lets_through());
  }

  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  bool at_end_ = false;
};

}  // namespace

void SearchWatch::start(std::chrono::milliseconds timeout,
                        std::stop_token stop) {
  deadline_ = std::chrono::steady_clock::now() + timeout;
  has_deadline_ = timeout.count() > 0;
  stop_ = std::move(stop);
  over_ = false;
  glances_ = 0;
  late_ = 0;
}

bool SearchWatch::over() {
  over_ = over_ || stop_.stop_requested() ||
          (has_deadline_ && std::chrono::steady_clock::now() >= deadline_);
  return over_;
}

WatchedSource::WatchedSource(std::shared_ptr<SearchWatch> watch)
    : watch_(std::move(watch)) {
  set_maxweight(0);
}

void WatchedSource::init(const Xapian::Database& database) {
  documents_ = database.get_doccount();
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
