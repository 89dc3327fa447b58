#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/searcher.hpp"
#include "query/engine/diagnosis/query_words.hpp"

namespace dateline {

// Something that a passage must meet.
struct Condition {
  QueryNode node;  // with its occurrence; unused for dates
  std::string text;
  bool dates = false;  // those of the options
};

using Conditions = std::vector<Condition>;

// What a group asks for.
struct Demands {
  Conditions words;
  Conditions filters;
  Conditions exclusions;
};

// A condition that must hold, whatever its sign was.
Condition condition(QueryNode node, std::string text);

// What `group` asks for. Words of which any may match are one condition, if it
// demands no others.
Demands demands_of(const QueryNode& group, const QueryWords& words);

// The filters of `options`.
Conditions filters_of(const SearchOptions& options);

}  // namespace dateline
