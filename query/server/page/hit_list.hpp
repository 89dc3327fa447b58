#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/server/page/links.hpp"

namespace dateline::server {

// The hits of a page as a list of HTML, prints of one story folded behind its
// first: `stories` is what Searcher::stories() tells of them. `neighbours` are
// the passages around each hit, or empty.
std::string html_of_hits(const std::vector<Hit>& hits,
                         const std::vector<std::size_t>& stories,
                         const std::vector<AdjacentPassages>& neighbours,
                         const Links& links, const SearchForm& form);

}  // namespace dateline::server
