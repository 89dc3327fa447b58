#pragma once

#include <string>

namespace dateline {

// Why a process that writes an index ends, with the remedy: the exception that
// is being handled, or, where none is left, `system_error`, a value of errno.
// For handlers of std::terminate.
std::string last_error(int system_error);

}  // namespace dateline
