#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "corpus/index/token_trace.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/pattern/beginnings.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// What a phrase or NEAR asks of a token trace: an occurrence of every operand,
// near each other. An operand is any of some patterns. A phrase is a single
// operand.
class TraceCondition {
 public:
  explicit TraceCondition(const Pattern& phrase);
  // Of a NEAR without operands in the title.
  TraceCondition(const CompiledQuery& query, const CompiledNode& near);

  // Whether the trace may meet the condition with occurrences of which the
  // first begins at a position below `begins_before`. Fingerprints collide, so
  // this may be true for a text that does not match, but it is never false for
  // one that does.
  bool holds(const TokenTrace& trace,
             std::uint32_t begins_before =
                 std::numeric_limits<std::uint32_t>::max()) const;

  bool is_phrase() const { return operands_.size() == 1; }
  unsigned distance() const { return distance_; }

  // How many positions it fills at most.
  std::size_t reach() const { return reach_; }

  // By operand, its patterns as traces have them: with the characters of a pair
  // of Chinese characters instead of the pair.
  std::vector<std::vector<Pattern>> patterns() const;

  bool operator==(const TraceCondition&) const = default;

 private:
  struct Form {
    Pattern pattern;
    FingerprintSet beginnings;
    // Of words that stand side by side in every occurrence.
    std::vector<std::pair<std::uint16_t, std::uint16_t>> pairs;

    bool may_be_in(const TokenTrace& trace) const;
    bool operator==(const Form& other) const {
      return pattern == other.pattern;  // which decides of the others
    }
  };
  static Form form_of(Pattern pattern);

  bool has_phrase(const TokenTrace& trace) const;

  std::vector<std::vector<Form>> operands_;
  unsigned distance_ = 0;
  bool ordered_ = false;
  std::size_t reach_ = 0;
};

}  // namespace dateline
