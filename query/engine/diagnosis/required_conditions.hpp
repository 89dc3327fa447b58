#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/diagnosis/query_words.hpp"

namespace dateline {

// Something that a passage must meet to match.
struct Condition {
  QueryNode node;               // a clause of the query, with its occurrence
  std::string text;             // as the user wrote it
  bool is_date_filter = false;  // the dates of the filters; `node` is unused
};

using Conditions = std::vector<Condition>;

// What a passage must meet to match a group.
struct RequiredConditions {
  Conditions words;
  Conditions filters;
  Conditions exclusions;
};

// A condition that `node` matches, whatever its own occurrence is.
Condition must_match(QueryNode node, std::string text);

// The conditions of `group`. If it has `should` clauses and no words that must
// match, they are one condition: any of them matches.
RequiredConditions required_conditions(const QueryNode& group,
                                       const QueryWords& words);

// The conditions that `filters` set.
Conditions filter_conditions(const SearchFilters& filters);

}  // namespace dateline
