#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/server/service/index_facts.hpp"

namespace dateline::server {

// What may stand in place of the last word of a query that is being written.
struct Suggestion {
  std::string text;  // with the field, quotes and colon that it needs
  std::string kind;  // "word", "field", "source", "author" or "language"
};

struct Completion {
  std::size_t begin = 0;  // byte of the query from which a suggestion replaces
                          // it, up to the end
  std::vector<Suggestion> suggestions;  // likeliest first
};

// Completes a query at its end: a field's name, the value of source:, author:
// or lang:, else a word of the index. Looks words up by a search for their
// beginning.
Completion complete(const std::string& query, std::size_t limit,
                    const IndexFacts& facts, Searcher& searcher,
                    const TimeLimit& time_limit);

}  // namespace dateline::server
