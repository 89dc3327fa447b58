#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "query/engine/index/candidate.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/retrieve/required_words.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "query/engine/retrieve/weighed_terms.hpp"

namespace dateline {

// What a query looks for, if that is words and phrases: passages with any of
// the words or with all of them. Each passage has one language, so those of
// different languages have no passage in common.
struct WordSearch {
  struct Language {
    std::shared_ptr<const WeighedTerms> weighed;
    // What a passage must have; if nothing, a term of `weighed` finds it.
    std::vector<RequiredWords> required;
  };
  std::vector<Language> languages;  // none if the query looks for more
  std::shared_ptr<const std::vector<TermRow>> rows;
};

// Candidates, heaviest first; of those that weigh the same, the lowest id.
struct BestPassages {
  std::vector<Candidate> passages;
  std::size_t estimate = 0;  // of all that are found
};

// The `count` heaviest living passages that the search finds, as Xapian's
// matcher would find them. There is one heap for all segments and languages, so
// that a passage of one keeps light ones of the others out. After the deadline
// it takes what it finds soon.
BestPassages best_passages(const WordSearch& search, std::size_t count,
                           const SearchContext& context);

}  // namespace dateline
