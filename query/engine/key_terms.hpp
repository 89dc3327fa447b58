#pragma once

#include <cstddef>
#include <string>

#include "corpus/index/passage_record.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// The words that tell a passage from others, as it has them, with spaces
// between: at most `count`, by tf-idf of their stems, the most telling first.
// Stop words and words that no other passage has are none.
std::string key_terms(const PassageRecord& passage, std::size_t count,
                      const SearchContext& context);

}  // namespace dateline
