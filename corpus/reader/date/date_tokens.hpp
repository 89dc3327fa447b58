#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A number or a word of a written date.
struct DateToken {
  std::string text;         // folded; a number in ASCII digits, without zeros
                            // in front
  std::string gap;          // what stands between the token before and this
                            // one, without white space and invisible signs
  bool is_spaced = false;   // whether white space is among it
  unsigned digits = 0;      // as written; 0 for a word
  std::uint64_t value = 0;  // of a number of at most 19 digits
  char32_t first_character = 0;
  std::size_t begin = 0;  // bytes of the text: [begin, end)
  std::size_t end = 0;

  bool is_number() const { return digits > 0; }
};

// Cuts a text into the runs of digits and of letters in it. Digits of every
// script are digits, and so are Chinese numerals up to 99 and years written
// numeral by numeral (二〇二四). Other ideographs are tokens of their own.
// Marks within a word ("p.m.", "Dhuʻl-Hijjah") part it.
std::vector<DateToken> date_tokens(std::string_view text);

// The texts of so many tokens from `first` on, joined by spaces: how names of
// months are looked up.
std::string joined_tokens(const std::vector<DateToken>& tokens,
                          std::size_t first, std::size_t count);

}  // namespace dateline
