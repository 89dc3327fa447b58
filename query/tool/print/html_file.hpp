#pragma once

#include <string>

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// "Made 2024-07-01 12:00 UTC from news.idx by Dateline 0.1.0."
std::string html_origin(const Options& options);

// Throws Error if the file that --html names exists and may not be overwritten.
void check_html(const Options& options);

// Writes a page of HTML to the file that --html names, or to standard output.
// Throws Error if the file cannot be written.
void write_html(const Options& options, const std::string& page);

}  // namespace dateline::query_tool
