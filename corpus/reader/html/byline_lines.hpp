#pragma once

#include <cstddef>
#include <vector>

#include "corpus/reader/html/author_names.hpp"
#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Adds the names that a line near the headline gives: "By Jane Doe", or what
// stands behind or below a label such as "Author". `headline` is the headline's
// block, blocks.size() if no block is.
void add_written_byline(const HtmlTree& tree,
                        const std::vector<TextBlock>& blocks,
                        std::size_t headline, AuthorNames& names);

// Adds "Jane Doe" near the headline and above a date, if a picture is described
// as "Jane Doe", as where authors are shown with faces.
void add_pictured_name(const HtmlTree& tree,
                       const std::vector<TextBlock>& blocks,
                       std::size_t headline, AuthorNames& names);

// Adds "Jane Doe" of a line below the headline that has a date behind the name:
// "Jane Doe | Senior Writer | 3 March 2024".
void add_dated_name(const std::vector<TextBlock>& blocks, std::size_t headline,
                    AuthorNames& names);

}  // namespace dateline
