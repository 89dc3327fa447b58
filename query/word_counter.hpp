#pragma once

#include <vector>

#include "dateline/diagnosis.hpp"
#include "query/query_words.hpp"

namespace dateline {

// The words of the query below `root` that are not excluded, in their order: in
// how many passages each is, and where that is next to none, words so spelt.
std::vector<WordCount> count_words(const QueryNode& root,
                                   const QueryWords& words,
                                   const IndexReader& reader,
                                   Analysers& analysers);

}  // namespace dateline
