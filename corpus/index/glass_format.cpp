#include "corpus/index/glass_format.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline::glass {
namespace {

constexpr std::uint32_t two_byte_limit = 0x8000;

// XXH3-64, big-endian.
std::array<char, checksum_bytes> checksum_of(const char* block) {
  XXH64_hash_t hash = XXH3_64bits(block, checksum_at);
  std::array<char, checksum_bytes> bytes{};
  for (std::size_t at = bytes.size(); at-- > 0; hash >>= 8) {
    bytes[at] = static_cast<char>(hash);
  }
  return bytes;
}

}  // namespace

void put_checksum(char* block) {
  std::ranges::copy(checksum_of(block), block + checksum_at);
}

bool fits_checksum(std::string_view block) {
  return std::ranges::equal(checksum_of(block.data()),
                            block.substr(checksum_at));
}

// Up to 15 bits take two bytes. A longer number begins with as many set bits as
// it has bytes behind the second.
void put_sortable(std::string& out, std::uint32_t number) {
  unsigned bytes = 2;
  unsigned mark = 0;
  if (number >= two_byte_limit) {
    bytes = (static_cast<unsigned>(std::bit_width(number)) + 5) / 7;
    mark = 0xFFu << (10 - bytes) & 0xFFu;
  }
  const std::uint64_t whole = number | std::uint64_t{mark} << (8 * (bytes - 1));
  for (unsigned byte = bytes; byte-- > 0;) {
    out += static_cast<char>(whole >> (8 * byte));
  }
}

std::string term_key(std::string_view term) {
  std::string key;
  key.reserve(term.size());
  for (const char c : term) {
    key += c;
    if (c == '\0') key += '\xff';
  }
  return key;
}

unsigned char Parser::byte() {
  if (rest_.empty()) {
    throw IndexError(
        "cannot read a posting list of the index: it ends too early; " +
        std::string(damaged_index_remedy()));
  }
  const auto value = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

std::uint32_t Parser::number() {
  std::uint32_t value = 0;
  for (unsigned shift = 0; shift < 32; shift += 7) {
    const std::uint32_t bits = byte();
    value |= (bits & 0x7F) << shift;
    if (bits < 0x80) break;
  }
  return value;
}

std::string_view Parser::text() {
  const std::size_t size = number();
  if (size > rest_.size()) rest_ = {};
  if (size > 0 && rest_.empty()) byte();
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

std::uint32_t Parser::sortable() {
  const unsigned first = byte();
  unsigned behind = 1;
  std::uint32_t value = first;
  if (first >= 0x80) {
    const auto ones = static_cast<unsigned>(
        std::countl_one(static_cast<std::uint8_t>(first)));
    behind = ones + 1;
    value = first & (0x7Fu >> ones);
  }
  for (; behind > 0; --behind) value = value << 8 | byte();
  return value;
}

}  // namespace dateline::glass
