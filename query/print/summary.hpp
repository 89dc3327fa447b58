#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/results.hpp"
#include "dateline/search_options.hpp"

namespace dateline {

// "11-20 of about 340 passages, 147 with all words", of articles if the list
// has one passage of each. Says so if the list leaves passages out. Of results
// without hits what is counted: "147 passages in 98 articles with all words".
std::string summary(const Results& results, const SearchOptions& options);

// The filters of a search for people: "source AP; from 2024"; "" if there are
// none.
std::string filters_text(const SearchFilters& filters);

// "147 passages in 98 articles (90 stories) with all words": what is counted.
std::string counted_text(const Results& results, const SearchOptions& options);

// What the counts of the results count, as --count names it.
std::string_view counted_by(const Results& results, Counting counting);

// " (90 stories)".
std::string stories_text(std::size_t stories);

}  // namespace dateline
