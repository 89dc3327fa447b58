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
  bool stories = false;           // whether the counts have those of stories
  std::string origin = {};        // "Made 2024-07-01 from news.idx by ..."
};

// Title, facts, and passages of an article, all or some, as a page like that
// below. There must be a passage. A browser shows the passage `marked` first,
// by its place in the article; 0 marks none. `origin` is as in HtmlPage.
std::string html_of_article(const std::vector<Hit>& passages, unsigned marked,
                            const std::string& origin);

// The results as one HTML file that loads no other file and runs no script. All
// text is escaped, and only http and https addresses become links. Each passage
// is there once: as a hit, or else where it is first near one.
std::string html_of(const HtmlPage& page);

}  // namespace dateline::query_tool
