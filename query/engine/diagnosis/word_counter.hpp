#pragma once

#include <memory>
#include <vector>

#include "dateline/diagnosis.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/index/deadline.hpp"

namespace dateline {

// The words of the query below `root` that are not excluded, in their order: in
// how many passages each is, and where that is next to none, words so spelt.
// Those left when the watch is over are left out.
std::vector<WordCount> count_words(const QueryNode& root,
                                   const QueryWords& words,
                                   const IndexReader& reader,
                                   Analysers& analysers,
                                   const std::shared_ptr<Deadline>& deadline);

}  // namespace dateline
