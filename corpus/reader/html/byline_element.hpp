#pragma once

#include <cstddef>
#include <string>

#include "corpus/reader/html/author_names.hpp"
#include "corpus/reader/html/html_tree.hpp"

namespace dateline {

inline constexpr std::size_t max_byline_bytes = 200;

// Adds the names in an element that is a byline: the links or the equal
// elements that it begins with, or else its text, which is `text`.
void add_byline(const HtmlTree& tree, std::size_t byline,
                const std::string& text, AuthorNames& names);

}  // namespace dateline
