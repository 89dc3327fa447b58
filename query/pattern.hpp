#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/analyser.hpp"

namespace dateline {

// One way on through a pattern: a token's forms and the positions it leads
// over.
struct PatternArc {
  std::string literal;  // as the query has it
  std::string folded;
  std::string term;
  std::uint16_t fingerprint = 0;
  std::uint16_t width = 1;
};

// A word or a row of words of a query, analysed in one language: a graph whose
// nodes are the positions, from 0. A text matches if some path through the
// pattern equals a path through the text.
struct Pattern {
  std::vector<std::vector<PatternArc>> arcs;  // by the position they begin at

  std::size_t length() const { return arcs.size(); }
};

// All of `text` as one row of exact words.
Pattern phrase_pattern(std::string_view text, const std::vector<Token>& tokens);

// The same without the elided article of l'Élysée.
Pattern whole_pattern(std::string_view text, const std::vector<Token>& tokens);

// `text` cut into what ranks for itself, for a word that may match in part:
// each word, each compound with its parts, each pair of Chinese, Japanese or
// Korean characters. A number such as 9/11 stays whole.
std::vector<Pattern> ranked_patterns(std::string_view text,
                                     const std::vector<Token>& tokens);

// Whether two patterns hold the same terms in the same places.
bool same_terms(const Pattern& a, const Pattern& b);

// Whether every word of the tokens is a stop word.
bool all_stop_words(const std::vector<Token>& tokens);

}  // namespace dateline
