#pragma once

#include <cstdint>

#include "corpus/index/token_trace.hpp"
#include "dateline/results.hpp"
#include "query/engine/plan/pattern/beginnings.hpp"
#include "query/engine/plan/pattern/occurrence.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// The interface of a token trace to PatternMatcher. It can only tell whether
// terms may be equal, because it has fingerprints of terms.
class TraceTokens {
 public:
  explicit TraceTokens(const TokenTrace& trace) : trace_(trace) {}

  std::uint32_t positions() const { return trace_.places(); }
  std::uint32_t next(std::uint32_t at) const { return trace_.next(at); }
  std::uint32_t arcs(std::uint32_t at) const { return trace_.arcs(at); }
  std::uint32_t after(std::uint32_t at, std::uint32_t index) const {
    return trace_.after(at, index);
  }
  MatchLevel compare(const PatternArc& arc, std::uint32_t at,
                     std::uint32_t index) const {
    const std::uint16_t fingerprint = trace_.fingerprint(at, index);
    const bool may_match = arc.form == Form::same
                               ? fingerprint == arc.fingerprint
                               : arc.expansion->has_fingerprint(fingerprint);
    return may_match ? MatchLevel::stemmed : MatchLevel::none;
  }

 private:
  TokenTrace trace_;
};

// Adds all occurrences of a pattern that a trace may have, by token position.
// `beginnings` are those of the pattern.
void add_occurrences(const TokenTrace& trace, const Pattern& pattern,
                     const FingerprintSet& beginnings,
                     Occurrences& occurrences);

}  // namespace dateline
