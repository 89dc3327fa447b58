#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

// What a character is to the analyser.
enum class CharClass : std::uint8_t {
  other,       // separates words
  letter,      // letters, and numbers that are no plain digits
  digit,       // decimal digits of any script
  mark,        // combining; belongs to the letter before
  invisible,   // soft hyphen, zero-width, and signs that stand above a letter,
               // such as the Armenian question mark: dropped inside words
  apostrophe,  // and the letters and marks that look like one
  hyphen,      // joins words; dashes do not
  character,   // Chinese, Japanese, Korean, Yi: a token of its own
  unspaced,    // Thai, Lao, Khmer, Burmese: words by dictionary
};

// One character of UTF-8 text.
struct Char {
  std::int32_t code = -1;  // -1 for a byte that is not UTF-8, and at the end
  CharClass kind = CharClass::other;
  std::size_t end = 0;  // where the next character begins

  bool in_word() const {
    return kind == CharClass::letter || kind == CharClass::digit;
  }
  // Whether it may stand in a word, but for its beginning.
  bool continues_word() const {
    return in_word() || kind == CharClass::mark || kind == CharClass::invisible;
  }
};

// Whether it is a Chinese character (Han script). Such a character has a
// meaning by itself, unlike a kana or a Hangul syllable.
bool is_ideograph(std::int32_t code);

// The character at byte `at`; at or past the end, one of code -1 that ends at
// text.size().
Char char_at(std::string_view text, std::size_t at);

// Past the invisible characters that begin at byte `at`, if any do.
std::size_t skip_invisible(std::string_view text, std::size_t at);

}  // namespace dateline
