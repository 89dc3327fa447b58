#include "query/engine/retrieve/trace_filter.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/plan/pattern/near.hpp"
#include "query/engine/plan/pattern/pattern_matcher.hpp"
#include "query/engine/plan/pattern/trace_tokens.hpp"

namespace dateline {
namespace {

bool contains(const TraceTokens& text, const Pattern& pattern) {
  PatternMatcher matcher(text, pattern, MatchLevel::stemmed);
  for (std::uint32_t at = 0; at < text.positions(); at = text.next(at)) {
    if (matcher.from(at)) {
      return true;
    }
  }
  return false;
}

// Occurrences by token position, because distances are counted in tokens.
Occurrences find(const TraceTokens& text, const Pattern& pattern) {
  Occurrences occurrences;
  PatternMatcher matcher(text, pattern, MatchLevel::stemmed);
  std::uint32_t position = 0;
  for (std::uint32_t at = 0; at < text.positions(); at = text.next(at)) {
    if (const auto path = matcher.from(at)) {
      std::uint32_t last = position;
      for (std::uint32_t p = at; p < path->last; p = text.next(p)) {
        ++last;
      }
      occurrences.push_back({0, 0, position, last, path->level});
    }
    ++position;
  }
  return occurrences;
}

bool meets(const TraceTokens& text, const TraceCondition& condition) {
  if (condition.patterns.size() == 1) {
    return contains(text, condition.patterns.front());
  }
  NearOperands near{{}, condition.distance, condition.ordered};
  for (const Pattern& pattern : condition.patterns) {
    near.operands.push_back(find(text, pattern));
    if (near.operands.back().empty()) {
      return false;
    }
  }
  return stand_near(near);
}

}  // namespace

TraceFilter::TraceFilter(TraceCondition condition, Deadline& deadline)
    : DeadlineSource(deadline), condition_(std::move(condition)) {}

void TraceFilter::init(const Xapian::Database& database) {
  DeadlineSource::init(database);
  database_ = database;
  started_ = false;
}

// Goes to the end after the deadline, because an AND may reject a million
// passages here before it asks another operand.
bool TraceFilter::passes() {
  if (deadline().expired()) {
    at_ = Xapian::ValueIterator();
    return true;
  }
  return meets(TraceTokens(TokenTrace(*at_)), condition_);
}

void TraceFilter::to_passing() {
  while (!at_end() && !passes()) {
    ++at_;
  }
}

void TraceFilter::start() {
  if (!started_) {
    at_ = database_.valuestream_begin(schema::trace_slot);
    started_ = ahead_ = true;
  }
}

void TraceFilter::next(double) {
  start();
  if (!std::exchange(ahead_, false)) {
    ++at_;
  }
  to_passing();
}

void TraceFilter::skip_to(Xapian::docid id, double) {
  start();
  ahead_ = false;
  if (!at_end()) {
    at_.skip_to(id);
    to_passing();
  }
}

// Looks at one passage only. Unlike skip_to() it does not search for the next
// one, which is of no use to the AND that asks.
bool TraceFilter::check(Xapian::docid id, double) {
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

bool TraceFilter::at_end() const {
  return started_ && at_ == Xapian::ValueIterator();
}

Xapian::Query trace_query(TraceCondition condition, Deadline& deadline) {
  return Xapian::Query(
      (new TraceFilter(std::move(condition), deadline))->release());
}

Xapian::docid TraceFilter::get_docid() const { return at_.get_docid(); }

TraceFilter* TraceFilter::clone() const {
  return new TraceFilter(condition_, deadline());
}

}  // namespace dateline
