#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"

namespace dateline {

// How a word of the text must resemble the query's.
enum class Form : std::uint8_t {
  same,    // by letters or stem
  prefix,  // begin like it
  fuzzy,   // be within some edits of it
};

// The terms of the index that may hold the words which a prefix or fuzzy word
// stands for. A superset: words are compared, not stems.
struct Expansion {
  struct Term {
    std::string stem;
    std::uint16_t fingerprint = 0;
    double passages = 0;  // that have it
  };
  std::vector<Term> terms;  // by fingerprint
  std::size_t found = 0;    // terms before the number was limited

  bool has_fingerprint(std::uint16_t fingerprint) const;
  bool has(const Word& word) const;
};

// One way on through a pattern: a token's forms and the positions it leads
// over.
struct PatternArc {
  std::string literal;  // as the query has it
  std::string folded;
  std::string term;
  std::uint16_t fingerprint = 0;
  std::uint16_t width = 1;
  Form form = Form::same;
  unsigned distance = 0;  // of `fuzzy`, in edits
  // Of `prefix` and `fuzzy`; empty until it is looked up.
  std::shared_ptr<const Expansion> expansion;
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

// The same for words of which the last is only begun, or which are only nearly
// those of the text. What they stand for is to be looked up:
// see expansion.hpp. Words of one character
// stay as they are; one edit is the most for a word of fewer than four.
Pattern prefix_pattern(std::string_view text, const std::vector<Token>& tokens);
Pattern fuzzy_pattern(std::string_view text, const std::vector<Token>& tokens,
                      unsigned distance);

// `text` cut into what ranks for itself, for a word that may match in part:
// each word, each compound, each pair of Chinese, Japanese or Korean
// characters. The parts of a compound rank beside it where they say something
// each; else, as in F-16, it is found by them only side by side, and so is a
// number such as 9/11.
std::vector<Pattern> ranked_patterns(std::string_view text,
                                     const std::vector<Token>& tokens);

// What a pattern of one exact word or pair of characters asks for: a term of
// the index. Null of other patterns.
const PatternArc* single_term(const Pattern& pattern);

// The arc that names the whole pattern at once, if it is a compound; else null.
const PatternArc* joined_form(const Pattern& pattern);

// The two characters of a pair of Chinese, Japanese or Korean ones; none of
// another pattern.
std::vector<std::string_view> pair_of_characters(const Pattern& pattern);

// Whether two patterns hold the same terms in the same places.
bool same_terms(const Pattern& a, const Pattern& b);

}  // namespace dateline
