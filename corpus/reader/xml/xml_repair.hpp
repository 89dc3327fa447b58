#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// Elements below this depth are taken out of their parents: nobody nests so
// deep, and much that is done with an element takes time in proportion.
inline constexpr std::size_t deepest_xml_element = 256;

// XML in UTF-8 whose tags match, made of XML whose tags do not: what is open is
// closed where an outer element or the document ends, end tags of nothing are
// left out, "<" that begins no tag becomes text, and so do sections of CDATA.
// Declarations and comments are left out. An item of a feed that was not closed
// ends where the next one begins. All text is kept: libxml2, which can recover
// too, drops single "&" and "<", and all that follows an open section of CDATA.
std::string repaired_xml(std::string_view xml);

}  // namespace dateline
