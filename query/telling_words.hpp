#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

#include "corpus/analyser.hpp"
#include "corpus/passage_record.hpp"
#include "query/index_reader.hpp"

namespace dateline {

// The words that tell a passage from others, as it has them, with spaces
// between: at most `count`, by tf-idf of their stems, the most telling first.
// Stop words and words that no other passage has are none. `analyser` is of the
// passage's language.
std::string telling_words(const PassageRecord& passage, std::size_t count,
                          const IndexReader& reader, Analyser& analyser);

}  // namespace dateline
