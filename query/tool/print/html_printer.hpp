#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// What a page of results shows.
struct HtmlPage {
  std::string heading;  // the query
  std::string summary;  // "1-10 of 340 passages"
  std::string filters;  // "source AP; from 2024"; "" if there are none
  const Results& results;
  std::vector<AdjacentPassages> context;  // by hit; may be empty
  std::optional<std::pair<Timeline, std::string>> timeline;  // and its unit
  Cells cells = Cells::passages;  // of the results' cross table
};

// The results as one HTML file that loads no other file and runs no script. All
// text is escaped, and only http and https addresses become links.
std::string html_of(const HtmlPage& page);

}  // namespace dateline::query_tool
