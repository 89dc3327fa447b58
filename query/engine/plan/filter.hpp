#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/parse/query_date.hpp"

namespace dateline {

// A condition on a passage's header rather than its text.
struct Filter {
  enum class Kind { source, language, date };
  Kind kind = Kind::source;
  std::vector<std::string> any_of;  // folded sources, language codes
  DateRange dates;
};

// The condition of a field node other than title. `today` is YYYY-MM-DD.
Filter filter_of(const QueryNode& field, const std::string& today);

}  // namespace dateline
