#pragma once

#include <cstddef>

#include "corpus/reader/html/author_names.hpp"
#include "corpus/reader/html/html_tree.hpp"

namespace dateline {

// Adds the names of elements that are marked as the author's (itemprop, rel,
// RDFa): the first of them and its neighbours. Authors of comments and of other
// articles are farther away.
void add_marked_names(const HtmlTree& tree, AuthorNames& names);

// Adds the names that link to pages about authors near the node `headline`: the
// first of them and its neighbours.
void add_linked_names(const HtmlTree& tree, std::size_t headline,
                      AuthorNames& names);

// Adds the names of the first element whose class or id says that it is a
// byline.
void add_named_bylines(const HtmlTree& tree, AuthorNames& names);

}  // namespace dateline
