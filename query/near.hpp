#pragma once

#include <vector>

#include "query/text_graph.hpp"

namespace dateline {

// Marks the occurrences that stand near each other: for each operand of a NEAR
// (its occurrences by position), those that lie in a chain of one occurrence of
// every operand, without overlap and with at most `distance` words between
// neighbours; in the operands' order if `ordered`. Empty if there is no chain.
std::vector<std::vector<Occurrence>> near_occurrences(
    const std::vector<std::vector<Occurrence>>& operands, unsigned distance,
    bool ordered);

// Whether there is such a chain.
bool are_near(const std::vector<std::vector<Occurrence>>& operands,
              unsigned distance, bool ordered);

}  // namespace dateline
