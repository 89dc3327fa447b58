#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The number of edits that turn one word into another: inserting, deleting or
// replacing a character, or exchanging two adjacent ones, where no part is
// edited twice ("optimal string alignment", Damerau 1964).
//
// The other word grows and shrinks at its end, character by character, so that
// the words of a sorted list share most of the work.
class EditDistance {
 public:
  explicit EditDistance(std::u32string word);

  const std::u32string& word() const { return word_; }

  // The other word so far.
  const std::u32string& other() const { return other_; }
  void push(char32_t c);
  void pop() { other_.pop_back(); }
  void move_to(std::u32string_view other);

  // The distance of the other word from the word's first `length` characters.
  // Appending the same suffix to both strings does not change their distance,
  // so this is also the distance of the other word plus the word's remaining
  // characters from the whole word.
  std::size_t to_prefix(std::size_t length) const {
    return rows_[other_.size() * stride() + length];
  }
  std::size_t value() const { return to_prefix(word_.size()); }

  // A lower bound of the distance of all words that begin with the other one.
  std::size_t at_least() const {
    return rows_[other_.size() * stride() + word_.size() + 1];
  }

  // The first character after `last` that can be pushed so that at_least() is
  // `max_edits` or less; nothing if there is none.
  std::optional<char32_t> next_character(char32_t last,
                                         std::size_t max_edits) const;

 private:
  std::size_t stride() const { return word_.size() + 2; }

  std::u32string word_;
  std::u32string other_;
  // For each length of the other word a row with the distances to each prefix
  // of the word and the least of these. Rows after the last one are left over
  // from longer words.
  std::vector<unsigned> rows_;
};

std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace dateline
