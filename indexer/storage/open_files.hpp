#pragma once

#include <cstddef>

namespace dateline {

// How many databases a batch may merge at a time with the files that the
// process may have open. The published index has `segments`. Raises the
// process's limit as far as the system lets it. Throws IndexError if the files
// do not even suffice for the narrowest merge, so that a batch does not fail at
// its end for something that is known at its beginning.
std::size_t widest_merge(unsigned threads, std::size_t segments);

}  // namespace dateline
