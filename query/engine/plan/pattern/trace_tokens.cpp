#include "query/engine/plan/pattern/trace_tokens.hpp"

#include "query/engine/plan/pattern/pattern_matcher.hpp"

namespace dateline {

Occurrences occurrences_in(const TokenTrace& trace, const Pattern& pattern,
                           const FingerprintSet& beginnings) {
  const TraceTokens text(trace);
  Occurrences occurrences;
  PatternMatcher matcher(text, pattern, MatchLevel::stemmed);
  std::uint32_t position = 0;
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    if (may_begin(beginnings, trace, at)) {
      if (const auto path = matcher.from(at)) {
        std::uint32_t last = position;
        for (std::uint32_t p = at; p < path->last; p = trace.next(p)) {
          ++last;
        }
        occurrences.push_back({0, 0, position, last, path->level});
      }
    }
    ++position;
  }
  return occurrences;
}

}  // namespace dateline
