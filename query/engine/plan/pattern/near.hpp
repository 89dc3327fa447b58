#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "query/engine/plan/pattern/occurrence.hpp"

namespace dateline {

// The operands of a NEAR in one text, with their occurrences by position. A
// chain has one occurrence of every operand; they do not overlap, at most
// `distance` words lie between one and the next, and they are in the order of
// the operands if `ordered`. Its first occurrence begins at a position below
// `begins_before`.
struct NearOperands {
  std::vector<Occurrences> operands;  // max_near_operands or fewer
  unsigned distance = 0;
  bool ordered = false;
  std::uint32_t begins_before = std::numeric_limits<std::uint32_t>::max();
};

// Whether there is a chain.
bool stand_near(const NearOperands& near);

// For each operand those of its occurrences that are part of a chain. The
// vector is empty if there is no chain.
std::vector<Occurrences> near_occurrences(const NearOperands& near);

}  // namespace dateline
