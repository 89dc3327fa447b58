#pragma once

#include <cstddef>
#include <string>

#include "corpus/index/passage_record.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// The key terms of a passage, in the form in which it has them first, joined by
// spaces: at most `count` words, by falling tf-idf of their stems. Stop words
// and words that no other passage has are left out.
std::string key_terms(const PassageRecord& passage, std::size_t count,
                      const SearchContext& context);

}  // namespace dateline
