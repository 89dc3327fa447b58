#pragma once

#include <string_view>

namespace dateline {

// Whether a report of `dateline-index --report` begins with `bytes`.
bool is_outcome_report(std::string_view bytes);

}  // namespace dateline
