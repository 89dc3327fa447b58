#pragma once

#include <utility>

namespace dateline {

// A value that is there until the process has ended. Static variables are
// destroyed when that end begins, while other threads of the process may still
// search and write.
template <typename T, typename... Arguments>
const T& lasting(Arguments&&... arguments) {
  return *new T(std::forward<Arguments>(arguments)...);
}

}  // namespace dateline
