#pragma once

#include <cstddef>
#include <string>

#include "dateline/results.hpp"

namespace dateline {

struct TextStyle {
  bool colour = false;     // else what matched is in [[double brackets]]
  std::size_t width = 80;  // columns of a line; the line of facts may be longer
};

// A hit for people to read: several lines, each closed by a line feed.
std::string text_of(const Hit& hit, const TextStyle& style);

}  // namespace dateline
