#pragma once

#include <vector>

#include "corpus/reader/html/author_names.hpp"
#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// Adds the authors whom a line right above or below the text of an article
// names: "Jane Doe" in bold beside its paragraphs, or "(Reporting by Jane
// Doe)" at its end. `blocks` are all of the page, `content` those of the
// article.
void add_byline_beside_text(const HtmlTree& tree,
                            const std::vector<TextBlock>& blocks,
                            const std::vector<TextBlock>& content,
                            AuthorNames& names);

}  // namespace dateline
