#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The characters of valid UTF-8.
std::u32string characters_of(std::string_view utf8);
std::string utf8_of(std::u32string_view characters);

// The same at the end of what is there.
void append_characters(std::u32string& characters, std::string_view utf8);
void append_utf8(std::string& utf8, std::u32string_view characters);

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
  void pop() { other_.pop_back(); }
  void move_to(std::u32string_view other);

  // From the other word to the word's first `length` characters. What both go
  // on with alike changes nothing: with the rest of the word behind it the
  // other is as far from the whole word.
  std::size_t to_prefix(std::size_t length) const {
    return rows_[other_.size() * stride() + length];
  }
  std::size_t value() const { return to_prefix(word_.size()); }

  // No word that begins like the other one is nearer.
  std::size_t at_least() const {
    return rows_[other_.size() * stride() + word_.size() + 1];
  }

  // The first character behind `last` that may be pushed so that at_least() is
  // `most` or less. Nothing if there is none.
  std::optional<char32_t> next_character(char32_t last, std::size_t most) const;

 private:
  std::size_t stride() const { return word_.size() + 2; }

  std::u32string word_;
  std::u32string other_;
  // A row by length of the other word: the distance to each prefix of the word,
  // and the least of these. Rows behind the last are left from longer words.
  std::vector<unsigned> rows_;
};

std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace dateline
