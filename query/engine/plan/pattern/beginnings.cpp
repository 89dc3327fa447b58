#include "query/engine/plan/pattern/beginnings.hpp"

#include <algorithm>

#include "corpus/terms/analyser.hpp"

namespace dateline {

FingerprintSet beginnings_of(const Pattern& pattern) {
  FingerprintSet beginnings;
  for (const PatternArc& arc : pattern.arcs.front()) {
    add_fingerprints(arc, beginnings);
  }
  return beginnings;
}

void add_fingerprints(const PatternArc& arc, FingerprintSet& fingerprints) {
  if (arc.form == Form::same) {
    fingerprints.add(arc.fingerprint);
    return;
  }
  for (const Expansion::Term& term : arc.expansion->terms) {
    fingerprints.add(term.fingerprint);
  }
}

// A compound begins up to max_compound_parts positions before its end. Where
// there is none, the last value of a trace is its last token.
bool may_end(const FingerprintSet& tokens, const TokenTrace& trace,
             unsigned positions) {
  const std::uint32_t end = trace.places();
  const std::uint32_t before = max_places_of_position * positions;
  const std::uint32_t tail =
      before +
      max_places_of_position * static_cast<std::uint32_t>(max_compound_parts);
  const std::uint32_t begin = end - std::min(end, tail);
  if (positions == 0 && end > 0 && !trace.has_compound_from(begin)) {
    return trace.arcs(end - 1) > 0 && tokens.has(trace.fingerprint(end - 1, 0));
  }
  for (std::uint32_t at = trace.place_from(begin); at < end;
       at = trace.next(at)) {
    for (std::uint32_t arc = 0; arc < trace.arcs(at); ++arc) {
      if (tokens.has(trace.fingerprint(at, arc)) &&
          trace.after(at, arc) + before >= end) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace dateline
