#pragma once

#include <string>
#include <string_view>

#include "corpus/reader/html/html_tree.hpp"

namespace dateline {

// The text of an article that stands in a page only as data, from which a
// script would make what readers see: as JSON in scripts of any kind and in
// attributes. `html` is the page of which `tree` was made; `title` and
// `address` are the page's.
//
// The text of the object that has one of these is the article's. If no object
// has, the longest text is taken if `may_be_any`. "" if there is none. Bounded
// in time and memory.
std::string text_in_scripts(std::string_view html, const HtmlTree& tree,
                            const std::string& title, std::string_view address,
                            bool may_be_any);

}  // namespace dateline
