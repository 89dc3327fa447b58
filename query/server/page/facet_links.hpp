#pragma once

#include <string>
#include <vector>

#include "dateline/results.hpp"
#include "query/server/page/links.hpp"

namespace dateline::server {

// The sources, languages and years that hits have, each a link to the search
// with it alone. Other facets are passed over.
std::string html_facets(const std::vector<FacetCounts>& facets,
                        const Links& links, const SearchForm& form);

// The filters in force, each a link to the search without it; "" without any.
std::string html_filters(const Links& links, const SearchForm& form);

// One filter: how it is called, and the search without it.
struct FilterInForce {
  std::string name;
  SearchForm without;
};
std::vector<FilterInForce> filters_in_force(const SearchForm& form);

}  // namespace dateline::server
