#pragma once

#include <stop_token>

#include "corpus/c/arguments.hpp"
#include "dateline/c.h"
#include "dateline/search_options.hpp"

// What ends calls early.
struct dateline_stop {
  std::stop_source source;
};

namespace dateline::c {

// The options of a search that names none.
dateline_search_options usual_options();

// The options with the usual values where the program has none.
inline dateline_search_options complete(const dateline_search_options* given) {
  return complete(given, usual_options(), "dateline_search_options_init");
}

// Throws ArgumentError if a value is none of its enum, or a name is unknown.
SearchOptions search_options(const dateline_search_options& options);
Syntax syntax_of(const dateline_search_options& options);

}  // namespace dateline::c
