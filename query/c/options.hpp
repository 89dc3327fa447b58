#pragma once

#include <stop_token>

#include "dateline/c.h"
#include "dateline/search_options.hpp"

// What ends calls early.
struct dateline_stop {
  std::stop_source source;
};

namespace dateline::c {

// A copy of the options in which members that the caller's version does not
// have are as dateline_search_options_init() sets them; null gives all so.
// Throws ArgumentError if they were not set up.
dateline_search_options complete(const dateline_search_options* given);

// Throws ArgumentError if a value is none of its enum, or a name is unknown.
SearchOptions search_options(const dateline_search_options& options);
Syntax syntax_of(const dateline_search_options& options);

}  // namespace dateline::c
