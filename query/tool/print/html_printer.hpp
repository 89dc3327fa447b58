#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dateline/searcher.hpp"

namespace dateline::query_tool {

// What a page shows.
struct HtmlPage {
  std::string heading;  // the query
  std::string summary;  // "1-10 of 340 passages"
  std::string filters;  // "source AP; from 2024"; "" if there are none
  const Results& results;
  std::vector<AdjacentPassages> context;  // by hit; may be empty
  std::optional<std::pair<Timeline, std::string>> timeline;  // and its unit
};

// The results as one file of HTML that fetches nothing and runs nothing. All
// text is escaped; only addresses of the web become links.
std::string html_of(const HtmlPage& page);

}  // namespace dateline::query_tool
