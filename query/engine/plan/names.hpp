#pragma once

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// The query tree with the other names of what it looks for, as the aliases have
// them. A ranked word that is a name, or several that stand side by side,
// become one group for which is_name() holds: its clauses are alternatives and
// words, the name as the query has it first, and each stands for all its words
// in a row. In a run of Chinese, Japanese or Korean characters a name may be a
// part of the run. A tree that has its names already stays as it is.
//
// Phrases, literals, prefixes and fuzzy words stay as they are, and so do words
// that are parts of a name with `must` or `must_not` before each.
QueryNode with_names(const QueryNode& root, const SearchContext& context);

// Whether a group is a name in all its forms; `text` is the name as the query
// has it.
bool is_name(const QueryNode& node);

}  // namespace dateline
