#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/diagnosis.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

inline constexpr std::size_t max_spellings = 3;  // of one word

// A spelling in one language.
struct SpellingCandidate {
  Spelling spelling;
  std::string folded;        // the word without case and accents
  std::size_t distance = 0;  // from the query's word, in edits
};

// Whether the user more likely meant `a` than `b`. A word that is one edit
// further away must be 20 times as frequent.
bool is_likelier(const SpellingCandidate& a, const SpellingCandidate& b);

// Finds up to max_spellings words of a language within one edit of the word
// `folded`, or two if it has six characters or more; the likeliest first. They
// are at least ten times as frequent as the word, which `passages` passages
// have. The index holds only stems, so the words are read from a few passages
// with such a stem.
std::vector<SpellingCandidate> find_spellings(const std::string& folded,
                                              std::size_t passages,
                                              const std::string& language,
                                              const SearchContext& context);

}  // namespace dateline
