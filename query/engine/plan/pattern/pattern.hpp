#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"

namespace dateline {

// How a word of the text must match a word of the query.
enum class Form : std::uint8_t {
  same,      // by letters or stem
  prefix,    // it begins with the query's word
  wildcard,  // it is of the query's pattern
  fuzzy,     // it is within some edits of the query's word
};

// The terms of the index that a prefix, wildcard or fuzzy word stands for.
// Words of the text with these terms are candidates only: they are compared
// themselves, too.
struct Expansion {
  struct Term {
    std::string stem;
    std::uint16_t fingerprint = 0;
    double passages = 0;  // that have it
  };
  std::vector<Term> terms;   // by fingerprint
  std::size_t total = 0;     // terms before the number was limited
  bool is_partial = false;   // the index has more terms than were compared
  bool is_left_out = false;  // the query has too many words of its kind

  bool has_fingerprint(std::uint16_t fingerprint) const;
  bool has(const Word& word) const;
};

// An arc of a pattern: a token in its forms, and the positions that it spans.
struct PatternArc {
  std::string literal;  // as the query has it
  std::string folded;
  std::string term;
  std::uint16_t fingerprint = 0;
  std::uint16_t width = 1;
  Form form = Form::same;
  unsigned distance = 0;  // of `fuzzy`, in edits
  // Of `prefix`, `wildcard` and `fuzzy`; without terms until they are looked
  // up. Null of `same`.
  std::shared_ptr<const Expansion> expansion;
  // Of `prefix` and `wildcard`: what `folded` may be too, where folding changes
  // a word at the end of the prefix or beside a mark.
  std::vector<std::string> respelt = {};

  bool operator==(const PatternArc&) const = default;
};

// A word or a row of words of a query, analysed in one language. It is a graph
// whose nodes are the positions, from 0. A text matches if some path through
// the pattern equals a path through the text.
struct Pattern {
  std::vector<std::vector<PatternArc>> arcs;  // by the position they begin at;
                                              // a base token comes first

  std::size_t length() const { return arcs.size(); }
  bool operator==(const Pattern&) const = default;
};

// All words of `text` in a row.
Pattern phrase_pattern(std::string_view text, const std::vector<Token>& tokens);

// All words of `text` in a row, but without an elided article as in l'Élysée.
Pattern whole_pattern(std::string_view text, const std::vector<Token>& tokens);

// Like whole_pattern(), but with the last word as a prefix, or with all words
// fuzzy. The terms that they stand for are looked up later: see expansion.hpp.
// Words of one character stay as they are, and words of fewer than four allow
// one edit only.
Pattern prefix_pattern(std::string_view text, const std::vector<Token>& tokens);
Pattern fuzzy_pattern(std::string_view text, const std::vector<Token>& tokens,
                      unsigned distance);

// One word of a wildcard's pattern.
Pattern wildcard_pattern(const std::string& wildcard);

// The patterns of the scoring terms of `text`: each word, each compound and
// each pair of Chinese, Japanese or Korean characters. The parts of a compound
// are patterns of their own if each of them carries meaning. Otherwise, as in
// F-16, the compound is one pattern, which its parts match in a row only; so is
// a number such as 9/11.
std::vector<Pattern> ranked_patterns(std::string_view text,
                                     const std::vector<Token>& tokens);

// The only arc of a pattern of one exact word or pair of characters. Null for
// other patterns.
const PatternArc* single_term(const Pattern& pattern);

// The arc that spans the whole pattern: the only one of a single word, or the
// joined form of a compound. Null if there is none.
const PatternArc* joined_form(const Pattern& pattern);

// Whether a pattern is a row of words or of Chinese, Japanese or Korean
// characters, and no single word or compound.
bool is_row(const Pattern& pattern);

// How many positions of a text a pattern fills at most: each of its words may
// be a compound there.
std::size_t reach_of(const Pattern& pattern);

// The two characters of a pattern of one pair of Chinese, Japanese or Korean
// characters. Empty for other patterns.
std::vector<std::string_view> pair_of_characters(const Pattern& pattern);

// Whether two patterns hold the same terms in the same places.
bool same_terms(const Pattern& a, const Pattern& b);

// Whether two patterns were written with the same letters in the same places.
bool same_letters(const Pattern& a, const Pattern& b);

}  // namespace dateline
