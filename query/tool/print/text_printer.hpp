#pragma once

#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// A hit for people to read: several lines, each closed by a line feed. Lines of
// adjacent passages begin with a bar.
std::string text_of(const Hit& hit, const TextStyle& style,
                    const AdjacentPassages& context = {});

// "3 more in this article", for the passages that the list leaves out.
std::string more_text(const Hit& hit);

// A whole article: title, facts, and its passages. There must be a passage.
std::string text_of_article(const std::vector<Hit>& passages,
                            const TextStyle& style);

}  // namespace dateline::query_tool
