#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/search_options.hpp"
#include "query/server/http/target.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// Of how many passages of one article the list of hits has the best, unless the
// reader groups them by article.
inline constexpr std::size_t passages_of_an_article = 3;

inline constexpr std::size_t hits_of_a_page = 10;

// All that makes up a search. The address of a page holds it, so that a link is
// the search.
struct SearchForm {
  std::string index;  // "" is the first
  std::string query;
  SearchFilters filters;
  Sort sort = Sort::relevance;
  Within within = Within::passage;
  bool by_article = false;  // one hit of each article
  bool neighbours = false;  // show the passages around each hit
  std::size_t offset = 0;

  bool has_filters() const { return !(filters == SearchFilters()); }
};

// Reads the form from the parameters of an address. Empty ones count as not
// given, because a browser sends every field of a form. Filters without words
// become the query, so that there is something to search for. Throws HttpError.
SearchForm search_form(const Call& call, const SearchLimits& limits);

// The form as parameters named as those of the API; those that have their
// default are left out.
std::vector<Parameter> parameters_of(const SearchForm& form);

// How the library is to search. Nothing is counted by facets, and the time is
// not limited.
SearchOptions options_of(const SearchForm& form);

// Filters as fields of the query language: `source:"AP" on:2024..`.
std::string query_of(const SearchFilters& filters);

// The same search from its first page on.
SearchForm at_first_page(SearchForm form);

}  // namespace dateline::server
