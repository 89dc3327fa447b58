#pragma once

#include <string>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// The names of the columns, and a hit, each as one record of CSV, as
// docs/reference/csv.md describes it.
std::string csv_header();
std::string csv_of(const Hit& hit);

}  // namespace dateline::query_tool
