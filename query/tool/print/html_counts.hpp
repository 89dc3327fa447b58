#pragma once

#include <string>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"

// Counts as sections of an HTML page. `stories` says whether they count stories
// too.
namespace dateline::query_tool {

std::string html_of(const FacetCounts& facet, bool stories);
std::string html_of(const CrossTable& cross, Cells cells);
std::string html_of(const Timeline& timeline, const std::string& unit,
                    bool stories);

}  // namespace dateline::query_tool
