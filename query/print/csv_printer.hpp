#pragma once

#include <string>

#include "dateline/results.hpp"

namespace dateline {

// The names of the columns, and a hit, each as one record of CSV, as
// docs/reference/csv.md describes it.
std::string csv_header();
std::string csv_of(const Hit& hit);

// The names of the columns of counts, and counts, a record for each value; with
// a column of stories if they are asked for.
std::string csv_count_header(bool stories);
std::string csv_of(const FacetCounts& counts, bool stories);
std::string csv_of(const Timeline& timeline, const std::string& unit,
                   bool stories);

}  // namespace dateline
