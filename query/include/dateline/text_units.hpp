#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// What programs count the places of a text in. Dateline counts in bytes of
// UTF-8.
enum class TextUnit {
  characters,  // code points, as the strings of Python and of SQL
  utf16,       // units of UTF-16, as the strings of JavaScript, Java and Qt
};

// How many units the first `bytes` bytes of `text` have. Each piece of bytes
// that is not UTF-8 counts as the one U+FFFD that a decoder has in its place.
std::size_t units_before(std::string_view text, std::size_t bytes,
                         TextUnit unit);

// The spans counted in units instead of bytes. `spans` must be sorted, disjoint
// and within `text`, as those of a Hit are.
std::vector<Span> in_units(std::string_view text,
                           const std::vector<Span>& spans, TextUnit unit);

}  // namespace dateline
