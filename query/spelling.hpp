#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "corpus/analyser.hpp"
#include "dateline/diagnosis.hpp"

namespace dateline {

// A spelling in one language.
struct FoundSpelling {
  Spelling spelling;
  std::string folded;
  std::size_t distance = 0;  // in edits
};

// Words of the index within one edit of `folded`, or where there is none and
// the word is long, two: those that are ten times as frequent as it is, nearest
// first and among these the most frequent. The index holds stems; the words are
// read from passages that have them.
std::vector<FoundSpelling> find_spellings(const std::string& folded,
                                          std::size_t passages,
                                          Analyser& analyser,
                                          const Xapian::Database& database);

}  // namespace dateline
