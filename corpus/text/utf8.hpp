#pragma once

namespace dateline {

// Whether a byte of UTF-8 is one behind the first of its character.
constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace dateline
