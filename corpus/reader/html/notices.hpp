#pragma once

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Whether a block asks readers to do something, rather than tells them: to
// subscribe, to follow, to agree to cookies, to read elsewhere. Goes by the
// words of a dozen languages, and believes only short blocks.
bool is_notice(const TextBlock& block);

}  // namespace dateline
