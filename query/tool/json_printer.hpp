#pragma once

#include <string>

#include "dateline/results.hpp"

namespace dateline {

// A hit as one line of JSON, closed by a line feed: docs/reference/json.md.
std::string json_of(const Hit& hit);

}  // namespace dateline
