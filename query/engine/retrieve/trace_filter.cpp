#include "query/engine/retrieve/trace_filter.hpp"

#include <utility>

#include "query/engine/plan/pattern/near.hpp"
#include "query/engine/plan/pattern/pattern_matcher.hpp"
#include "query/engine/plan/pattern/trace_tokens.hpp"

namespace dateline {
namespace {

bool contains(const TokenTrace& trace, const Pattern& pattern,
              const FingerprintSet& beginnings) {
  const TraceTokens text(trace);
  PatternMatcher matcher(text, pattern, MatchLevel::stemmed);
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    if (may_begin(beginnings, trace, at) && matcher.from(at)) {
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

bool meets_near(const TraceTokens& text, const TraceCondition& condition) {
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

TraceFilter::TraceFilter(TraceCondition condition, const SearchContext& context)
    : TraceFilter(std::move(condition), context.database().files(),
                  context.deadline) {}

TraceFilter::TraceFilter(TraceCondition condition,
                         std::shared_ptr<const Files> files, Deadline& deadline)
    : PassageFilter(deadline),
      condition_(std::move(condition)),
      beginnings_(beginnings_of(condition_.patterns.front())),
      files_(std::move(files)) {}

void TraceFilter::init(const Xapian::Database& segment) {
  PassageFilter::init(segment);
  const auto known = files_->find(segment.get_uuid());
  traces_ = known == files_->end() ? nullptr : &known->second->traces;
}

bool TraceFilter::meets(Xapian::docid id) {
  const TokenTrace trace(traces_->at(id));
  return condition_.patterns.size() == 1
             ? contains(trace, condition_.patterns.front(), beginnings_)
             : meets_near(TraceTokens(trace), condition_);
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
