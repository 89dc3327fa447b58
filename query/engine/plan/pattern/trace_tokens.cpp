#include "query/engine/plan/pattern/trace_tokens.hpp"

#include "query/engine/plan/pattern/pattern_matcher.hpp"

namespace dateline {

void add_occurrences(const TokenTrace& trace, const Pattern& pattern,
                     const FingerprintSet& beginnings,
                     Occurrences& occurrences) {
  const TraceTokens text(trace);
  PatternMatcher matcher(text, pattern, MatchLevel::stemmed);
  std::uint32_t behind = 0;  // places that were looked at
  trace.scan(beginnings, [&](const TokenTrace::FoundArc& arc) {
    if (arc.place < behind) {
      return;  // a compound that begins where its first word does
    }
    behind = arc.place + 1;
    if (const auto path = matcher.from(arc.place)) {
      std::uint32_t last = arc.position;
      for (std::uint32_t at = arc.place; at < path->last; at = trace.next(at)) {
        ++last;
      }
      occurrences.push_back({0, 0, arc.position, last, path->level});
    }
  });
}

}  // namespace dateline
