#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "dateline/diagnosis.hpp"

namespace dateline {

// A spelling in one language.
struct FoundSpelling {
  Spelling spelling;
  std::string folded;
  std::size_t distance = 0;  // in edits
};

// Whether `a` was meant rather than `b`: an edit more must be made up for by
// frequency.
bool is_likelier(const FoundSpelling& a, const FoundSpelling& b);

// Words of the index within one edit of `folded`, or two if the word is long,
// that are ten times as frequent as it is; the likeliest first. The index holds
// stems; the words are read from passages that have them.
std::vector<FoundSpelling> find_spellings(const std::string& folded,
                                          std::size_t passages,
                                          Analyser& analyser,
                                          const Xapian::Database& database);

}  // namespace dateline
