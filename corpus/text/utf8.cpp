#include "corpus/text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace dateline {

std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  for (std::uint64_t word; at + sizeof(word) <= text.size();
       at += sizeof(word)) {
    std::memcpy(&word, text.data() + at, sizeof(word));
    if ((word & high_bits) != 0) break;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return !continues_character(byte); }));
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string characters;
  append_utf32(characters, utf8);
  return characters;
}

std::string to_utf8(std::u32string_view characters) {
  std::string utf8;
  append_utf8(utf8, characters);
  return utf8;
}

void append_utf32(std::u32string& characters, std::string_view utf8) {
  constexpr char32_t replacement = 0xFFFD;
  for_each_code_point(utf8, [&](const CodePoint& point) {
    characters +=
        point.code < 0 ? replacement : static_cast<char32_t>(point.code);
  });
}

void append_utf8(std::string& utf8, std::u32string_view characters) {
  for (const char32_t c : characters) {
    char bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    utf8.append(bytes, size);
  }
}

}  // namespace dateline
