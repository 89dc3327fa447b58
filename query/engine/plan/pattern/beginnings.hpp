#pragma once

#include <cstdint>

#include "corpus/index/fingerprint_set.hpp"
#include "corpus/index/token_trace.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// The fingerprints of terms with which a pattern begins. `pattern` must be
// looked up in the index already.
FingerprintSet beginnings_of(const Pattern& pattern);

// Adds the fingerprints of the terms that an arc stands for. They must be
// looked up in the index already.
void add_fingerprints(const PatternArc& arc, FingerprintSet& fingerprints);

// Whether a token in a place of a trace may be the beginning of a pattern.
inline bool may_begin(const FingerprintSet& beginnings, const TokenTrace& trace,
                      std::uint32_t place) {
  const std::uint32_t arcs = trace.arcs(place);
  return (arcs > 0 && beginnings.has(trace.fingerprint(place, 0))) ||
         (arcs > 1 && beginnings.has(trace.fingerprint(place, 1)));
}

// Whether a token may be one of `tokens` that ends with the trace, or so many
// positions before its end.
bool may_end(const FingerprintSet& tokens, const TokenTrace& trace,
             unsigned positions);

}  // namespace dateline
