#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"
#include "query/engine/index/index_reader.hpp"

namespace dateline {

// The words that tell a passage from others, as it has them, with spaces
// between: at most `count`, by tf-idf of their stems, the most telling first.
// Stop words and words that no other passage has are none. `analyser` is of the
// passage's language.
std::string key_terms(const PassageRecord& passage, std::size_t count,
                      const IndexReader& reader, Analyser& analyser);

}  // namespace dateline
