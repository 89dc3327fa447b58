#include "corpus/index/packed_values.hpp"

#include <limits>

#include "dateline/error.hpp"

namespace dateline {

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) {
    out += static_cast<char>(number | 0x80);
  }
  out += static_cast<char>(number);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_fixed(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (; bytes > 0; --bytes, number >>= 8) out += static_cast<char>(number);
}

std::uint64_t fixed_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

std::uint8_t PackedReader::byte() {
  if (rest_.empty()) refuse("ends too early");
  const auto value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

std::uint64_t PackedReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t bits = byte();
    if (shift == 63 && bits > 1) break;
    value |= (bits & 0x7F) << shift;
    if (bits < 0x80) return value;
  }
  refuse("holds a number over 64 bits");
}

std::uint32_t PackedReader::small_number() {
  const std::uint64_t value = number();
  if (value > std::numeric_limits<std::uint32_t>::max()) {
    refuse("holds a number over 32 bits");
  }
  return static_cast<std::uint32_t>(value);
}

std::string_view PackedReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) refuse("ends too early");
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

void PackedReader::refuse(const std::string& reason) const {
  throw IndexError(std::string(what_) + ' ' + reason +
                   "; the index is damaged, build it again");
}

}  // namespace dateline
