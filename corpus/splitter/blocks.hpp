#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "dateline/span.hpp"

namespace dateline {

// A piece of an article's text that passages are made of: a paragraph, or a
// part of a paragraph that is too long for one passage. A passage is a run of
// blocks.
struct Block {
  Span range;
  unsigned paragraph = 0;
  std::size_t words = 0;
  std::uint64_t cut_cost = 0;  // of ending a passage behind it
  bool heading = false;
};

// Calls `each` with the blocks of `text`, in its order; together they are all
// of it. `language` is ISO 639-1 or "". Throws Error if ICU's data is missing.
void each_block(std::string_view text, std::string_view language,
                const std::function<void(const Block&)>& each);

}  // namespace dateline
