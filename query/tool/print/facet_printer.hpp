#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// Counts of passages and articles, a block of lines for each facet.
std::string text_of(const std::vector<FacetCounts>& facets);

// "(no date)" and so on for the empty value.
std::string value_name(Facet facet, const std::string& value);

}  // namespace dateline::query_tool
