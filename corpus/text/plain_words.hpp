#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "dateline/span.hpp"

namespace dateline {

// A piece of a text up to the next white space of ASCII, with the words in it
// where its characters are common ones: ASCII, Latin and Cyrillic letters, and
// the quotation marks and dashes of printed text. Their words are those of
// UAX 29, by which ICU parts texts too, but takes longer; no rule of it reaches
// over white space.
class PlainChunk {
 public:
  // Begins at the byte `begin`, which is within the text and not in the midst
  // of a character.
  PlainChunk(std::string_view text, std::size_t begin);

  // Whether all its characters are common ones. Else words() must not be used.
  bool is_plain() const { return is_plain_; }

  // Behind the begin.
  std::size_t end() const { return end_; }

  std::span<const Span> words() const { return {words_.data(), count_}; }

 private:
  void find_words(std::string_view text);
  bool pass_word(std::string_view text);

  static constexpr std::size_t max_words = 16;

  std::size_t end_;
  bool is_plain_ = true;
  std::size_t count_ = 0;
  std::array<Span, max_words> words_;
};

}  // namespace dateline
