#pragma once

#include <cstddef>

namespace dateline {

// A half-open range of bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

}  // namespace dateline
