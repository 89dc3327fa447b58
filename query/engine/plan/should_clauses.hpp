#pragma once

#include <vector>

#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// The clauses of `group` that are `should`, and those of groups of nothing else
// among them. A word that is there a thousand times is there once, also if it
// is part of a compound. They point into `group`.
std::vector<const CompiledNode*> distinct_should_clauses(
    const CompiledQuery& query, const CompiledNode& group);

}  // namespace dateline
