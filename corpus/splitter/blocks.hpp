#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/splitter/paragraphs.hpp"

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

// The blocks of `text`, in its order; together they are all of it. `language`
// is ISO 639-1 or "". Throws Error if ICU's data is missing.
std::vector<Block> blocks_of(std::string_view text, std::string_view language);

}  // namespace dateline
