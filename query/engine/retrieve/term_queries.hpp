#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/filter.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// Finds every passage. Xapian's Query::MatchAll is one object of the process
// whose references are counted without a lock, so threads that search at the
// same time would destroy it.
Xapian::Query all_passages_query();

// Makes a term of the index: schema::body_term or schema::title_term.
using TermName = std::string (*)(std::string_view language,
                                 std::string_view stem);

// All terms that a token of a pattern stands for.
std::vector<std::string> terms_of(const PatternArc& arc,
                                  const std::string& language, TermName name);

// Finds any of them. It gives no weights: see ExpandedWord.
Xapian::Query term_query(const PatternArc& arc, const std::string& language,
                         TermName name);

// `query` without the passages of an article, named by its id; "" is none.
Xapian::Query excluding_article(const std::string& article,
                                const Xapian::Query& query);

// Exactly the passages that meet a condition on the header or the article.
// After the deadline, none meets one on the date or the article. What `context`
// refers to must outlive the query.
Xapian::Query filter_query(const Filter& filter, const SearchContext& context);

}  // namespace dateline
