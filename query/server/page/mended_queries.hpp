#pragma once

#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/server/page/search_form.hpp"

namespace dateline::server {

// A search in place of one that finds nothing, and what it does otherwise:
// "without 'zymurgist'".
struct MendedQuery {
  std::string change;
  SearchForm form;
};

// The searches that take away what `diagnosis` found to be the cause, likeliest
// first. Whether they find something has to be tried.
std::vector<MendedQuery> mended_queries(const Query& query,
                                        const SearchForm& form,
                                        const Diagnosis& diagnosis);

}  // namespace dateline::server
