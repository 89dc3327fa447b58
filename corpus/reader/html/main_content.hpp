#pragma once

#include <string>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// What a page's own data say of its article; "" if they do not.
struct ContentHints {
  std::string title;
  std::string description;
  std::string body;
};

// The blocks of the article that a page shows, in order, without its headline:
// the summary, the body, its sub-headings, lists and tables. `blocks` are all
// of the page.
std::vector<TextBlock> main_content(const HtmlTree& tree,
                                    const std::vector<TextBlock>& blocks,
                                    const ContentHints& hints);

}  // namespace dateline
