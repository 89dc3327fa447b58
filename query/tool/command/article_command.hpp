#pragma once

#include <vector>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// Prints passages of an article, all or some, in the format of the options, or
// writes them as a page if the options name one. There must be a passage. The
// one in place `marked` is marked, and is what a reader sees first; 0 is none.
void print_article(const std::vector<Hit>& passages, unsigned marked,
                   const Options& options, const TextStyle& style);

// Prints the article that `options.subject` names. If that is a passage, this
// is seen first, or is printed alone with so many passages on each side as
// `options.article_context` says. Returns the exit status. Throws what Searcher
// throws.
int run_article(const Options& options);

}  // namespace dateline::query_tool
