#pragma once

#include <string>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// The names of the columns, and a hit, each as one record of CSV, as
// docs/reference/csv.md describes it.
std::string csv_header();
std::string csv_of(const Hit& hit);

// The names of the columns of counts, and counts, a record for each value.
std::string csv_count_header();
std::string csv_of(const FacetCounts& counts);
std::string csv_of(const Timeline& timeline, const std::string& unit);

}  // namespace dateline::query_tool
