#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/parse/query_date.hpp"

namespace dateline {

// A condition on a passage's header rather than its text.
struct Filter {
  enum class Kind { source, author, language, address, article, date };
  Kind kind = Kind::source;
  // Folded sources, authors' names, language codes, keys of addresses, or ids
  // of articles.
  std::vector<std::string> any_of;
  DateRange dates;
};

// The condition of a field node other than title. `today` is YYYY-MM-DD.
Filter filter_of(const QueryNode& field, const std::string& today);

// The code of a language that a filter names, or the name if it is of none.
std::string filter_language(const std::string& name);

}  // namespace dateline
