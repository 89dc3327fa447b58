#pragma once

#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// The spans counted in characters (code points) instead of bytes, as the
// strings of Python and of SQL count. Each piece of bytes that is not UTF-8
// counts as the one U+FFFD that JSON and CSV have in its place. `spans` must be
// sorted, disjoint and within `text`.
std::vector<Span> character_spans(std::string_view text,
                                  const std::vector<Span>& spans);

}  // namespace dateline
