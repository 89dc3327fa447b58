#pragma once

#include <cstddef>
#include <vector>

#include "query/engine/plan/pattern/occurrence.hpp"

namespace dateline {

// The words of a NEAR in one text: for each operand its occurrences by
// position. A chain is one occurrence of every operand without overlap, with at
// most `distance` words between neighbours; in the operands' order if
// `ordered`.
struct NearOperands {
  std::vector<Occurrences> operands;  // max_near_operands or fewer
  unsigned distance = 0;
  bool ordered = false;
};

// Whether there is a chain.
bool stand_near(const NearOperands& near);

// For each operand those of its occurrences that lie in a chain. Empty if there
// is none.
std::vector<Occurrences> near_occurrences(const NearOperands& near);

}  // namespace dateline
