#include "corpus/text/plain_words.hpp"

#include <cstdint>

namespace dateline {
namespace {

// What UAX 29 makes of a character, as far as it is the same in all versions of
// ICU: these differ in what a colon or an @ is between letters.
enum class Kind : std::uint8_t {
  other,  // parts words
  white,
  letter,
  digit,
  inner,         // of a word between two letters, or between two digits
  inner_number,  // of a word between two digits
  colon,
  rare,
};

struct Character {
  Kind kind;
  std::uint8_t size;  // in bytes
};

constexpr auto ascii_kinds = [] {
  std::array<Kind, 0x80> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    kinds[c] = is_letter               ? Kind::letter
               : c >= '0' && c <= '9'  ? Kind::digit
               : c <= ' '              ? Kind::white
               : c == '\'' || c == '.' ? Kind::inner
               : c == ',' || c == ';'  ? Kind::inner_number
               : c == ':'              ? Kind::colon
               : c == '_' || c == '@'  ? Kind::rare
                                       : Kind::other;
  }
  return kinds;
}();

// 0, which is white space here, behind the end.
unsigned byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

constexpr Character rare{Kind::rare, 1};

// U+00C0 to U+023F, but for the signs of multiplication and division, and
// U+0400 to U+047F.
Character two_bytes(unsigned lead, unsigned trail) {
  const bool is_sign = lead == 0xC3 && (trail == 0x97 || trail == 0xB7);
  const bool is_latin = lead >= 0xC3 && lead <= 0xC8;
  const bool is_cyrillic = lead == 0xD0 || lead == 0xD1;
  const bool is_letter = (is_latin || is_cyrillic) && !is_sign;
  return is_letter && trail >= 0x80 ? Character{Kind::letter, 2} : rare;
}

// Dashes, quotation marks and the ellipsis of U+2010 to U+2026.
Character punctuation(unsigned trail) {
  switch (trail) {
    case 0x98:  // ‘
    case 0x99:  // ’
      return {Kind::inner, 3};
    case 0x93:  // –
    case 0x94:  // —
    case 0x9C:  // “
    case 0x9D:  // ”
    case 0x9E:  // „
    case 0xA6:  // …
      return {Kind::other, 3};
    default:
      return rare;
  }
}

Character character(std::string_view text, std::size_t at) {
  const unsigned lead = byte(text, at);
  if (lead < ascii_kinds.size()) return {ascii_kinds[lead], 1};
  const unsigned trail = byte(text, at + 1);
  if (lead == 0xE2 && trail == 0x80) return punctuation(byte(text, at + 2));
  return two_bytes(lead, trail);
}

// Whether a word goes on behind a mark between these two.
bool joins(Kind before, Kind mark, Kind behind) {
  return before == behind &&
         (mark == Kind::inner ||
          (mark == Kind::inner_number && before == Kind::digit));
}

bool is_in_word(Kind kind) {
  return kind == Kind::letter || kind == Kind::digit;
}

// Passes over letters and digits, and returns of which kind the last was.
Kind pass_run(std::string_view text, std::size_t& at) {
  Kind last = Kind::other;
  for (;;) {
    const auto [kind, size] = character(text, at);
    if (!is_in_word(kind)) return last;
    last = kind;
    at += size;
  }
}

std::size_t end_of_chunk(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  const auto is_white = [&] { return byte(text, end) <= ' '; };
  while (end < text.size() && is_white()) ++end;
  while (end < text.size() && !is_white()) ++end;
  return end;
}

}  // namespace

PlainChunk::PlainChunk(std::string_view text, std::size_t begin) : end_(begin) {
  find_words(text);
  if (!is_plain_) end_ = end_of_chunk(text, begin);
}

void PlainChunk::find_words(std::string_view text) {
  while (end_ < text.size() && byte(text, end_) <= ' ') ++end_;
  while (end_ < text.size() && is_plain_) {
    const auto [kind, size] = character(text, end_);
    if (kind == Kind::white) break;
    if (is_in_word(kind)) {
      is_plain_ = pass_word(text);
    } else {
      is_plain_ = kind != Kind::rare;
      end_ += size;
    }
  }
}

// Returns false if it is not clear where the word ends.
bool PlainChunk::pass_word(std::string_view text) {
  const std::size_t begin = end_;
  for (;;) {
    const Kind before = pass_run(text, end_);
    const auto [mark, size] = character(text, end_);
    const Kind behind = character(text, end_ + size).kind;
    if (mark == Kind::colon && before == Kind::letter && behind == before) {
      return false;
    }
    if (!joins(before, mark, behind)) break;
    end_ += size;
  }
  if (count_ == max_words) return false;
  words_[count_++] = {begin, end_};
  return true;
}

}  // namespace dateline
