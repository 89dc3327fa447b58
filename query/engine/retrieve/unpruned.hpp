#pragma once

#include <xapian.h>

namespace dateline {

// The passages of `condition`, without weight. To the matcher they seem to
// weigh up to no_pruning_bound (term_weight.hpp), so that it keeps all of them
// as the left side of an AND_MAYBE.
Xapian::Query unpruned(const Xapian::Query& condition);

}  // namespace dateline
