#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

// Tables of passages, articles and, if asked for, stories by value, one for
// each facet.
std::string text_of(const std::vector<FacetCounts>& facets, bool stories);

// The value as it is shown; "(no date)" and so on for the empty value.
std::string value_name(Facet facet, const std::string& value);

}  // namespace dateline
