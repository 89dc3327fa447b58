#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The characters of valid UTF-8.
std::u32string characters_of(std::string_view utf8);
std::string utf8_of(std::u32string_view characters);

// Edits that make one word of another: a character put in, left out, replaced,
// or two neighbours exchanged; no part is edited twice ("optimal string
// alignment", Damerau 1964).
//
// The word compared with grows and shrinks at its end, character by character:
// neighbours in a sorted list share most of the work.
class EditDistance {
 public:
  explicit EditDistance(std::u32string word);

  const std::u32string& word() const { return word_; }

  // The other word so far.
  const std::u32string& other() const { return other_; }
  void push(char32_t c);
  void pop();

  // From the other word to the word's first `length` characters.
  std::size_t to_prefix(std::size_t length) const {
    return rows_[other_.size()][length];
  }
  std::size_t value() const { return to_prefix(word_.size()); }

  // No word that begins like the other one is nearer.
  std::size_t at_least() const;

 private:
  std::u32string word_;
  std::u32string other_;
  // By length of the other word: the distance to each prefix of the word. Rows
  // behind the last are left from longer words, to be used again.
  std::vector<std::vector<unsigned>> rows_;
};

std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace dateline
