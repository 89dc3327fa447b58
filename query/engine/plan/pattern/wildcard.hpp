#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline bool is_pattern_mark(char32_t c) { return c == U'*' || c == U'?'; }

// Compares words with a pattern in which * stands for any number of characters
// and ? for one. It is a nondeterministic automaton whose states are the places
// of the pattern; a set of them is kept as the bits of a number.
class Wildcard {
 public:
  using States = std::uint64_t;

  // Of a pattern over `max_length` characters, only the first are used.
  static constexpr std::size_t max_length = 63;

  explicit Wildcard(std::string_view pattern);

  const std::u32string& pattern() const { return pattern_; }

  // The places at which the rest of a word may begin.
  States start() const { return with_skipped_stars(1); }
  States after(States states, char32_t c) const;

  // Whether after_pair() may be other than 0 in a language.
  bool has_pairs(std::string_view language) const;

  // The same after two letters that folding makes of one in a language, as "ss"
  // of German "ß", where a question mark stands for that one. 0 for others.
  States after_pair(States states, std::string_view language,
                    std::u32string_view letters) const;

  // The same after what folding makes of one letter.
  States after_letter(States states, std::u32string_view folded) const;

  bool accepts(States states) const {
    return (states >> pattern_.size() & 1) != 0;
  }

  bool matches(std::u32string_view word) const;

 private:
  States past_question_marks(States states) const;
  States with_skipped_stars(States states) const;

  std::u32string pattern_;
};

// Whether a folded word, as UTF-8, is of a pattern.
bool matches_wildcard(std::string_view pattern, std::string_view word);

// The same of a word as it is written, whose folded form is `folded`: a
// question mark may stand for a letter of which folding makes several.
bool matches_wildcard(std::string_view pattern, std::string_view folded,
                      std::string_view written);

// The other patterns of which the words of a pattern may be after folding,
// because it changes the letters beside a mark: see respelt_beginnings().
std::vector<std::string> respelt_patterns(std::string_view pattern);

}  // namespace dateline
