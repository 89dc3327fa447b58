#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/server/page/links.hpp"

namespace dateline::server {

// Hits over time as bars of SVG, each a link to the search of its day, month or
// year; days, months or years are chosen by how long the time is. "" if fewer
// than two dates are counted. `facets` must have those of timeline_facets().
std::string html_histogram(const std::vector<FacetCounts>& facets,
                           const Links& links, const SearchForm& form);

}  // namespace dateline::server
