#pragma once

#include <string_view>

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Whether a block asks readers to do something, rather than tells them: to
// subscribe, to follow, to agree to cookies, to read elsewhere. Goes by the
// words of a dozen languages, and believes only short blocks.
bool is_notice(const TextBlock& block);

// Whether all of a block is what is written on buttons: "Share", "Drucken". A
// heading or an item of a list may be called so, too.
bool is_button(const TextBlock& block);

// Whether a text says whose copyright something is, with a year: a year there
// is not that of the article.
bool claims_copyright(std::string_view text);

// A short block that does.
bool is_copyright_notice(const TextBlock& block);

}  // namespace dateline
