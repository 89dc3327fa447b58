#include "corpus/reader/input/gzip_checksum.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view magic = "\x1f\x8b\x08";  // gzip, method deflate
constexpr std::size_t header_size = 10;
constexpr std::size_t trailer_size = 8;

// Bytes 3, 8 and 9 of a header hold flags, compression level and operating
// system; few values are in use, which tells a header from chance.
bool is_member_header(std::string_view header) {
  const auto flags = static_cast<unsigned char>(header[3]);
  const auto level = static_cast<unsigned char>(header[8]);
  const auto system = static_cast<unsigned char>(header[9]);
  return (flags & 0xe0) == 0 && (level == 0 || level == 2 || level == 4) &&
         (system <= 13 || system == 255);
}

bool holds_member_header(std::string_view bytes) {
  for (std::size_t at = bytes.find(magic); at != bytes.npos;
       at = bytes.find(magic, at + 1)) {
    if (at + header_size > bytes.size()) return false;
    if (is_member_header(bytes.substr(at))) return true;
  }
  return false;
}

std::uint32_t little_endian_32(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

}  // namespace

void GzipChecksum::add_compressed(std::string_view bytes) {
  const bool first_piece = head_.empty();
  if (head_.size() < 2) head_ += bytes.substr(0, 2 - head_.size());
  if (!is_gzip() || several_members_) return;
  // The file's own header, at its very beginning, does not count. Another one
  // may lie across two pieces: so the join is searched too.
  constexpr std::size_t carried = header_size - 1;
  const std::string join = tail_ + std::string(bytes.substr(0, carried));
  several_members_ =
      holds_member_header(std::string_view(join).substr(first_piece)) ||
      holds_member_header(bytes.substr(first_piece));
  tail_ = bytes.size() < carried ? join : bytes.substr(bytes.size() - carried);
  tail_.erase(0, tail_.size() - std::min(tail_.size(), carried));
}

void GzipChecksum::add_inflated(std::string_view bytes) {
  if (!is_gzip() || several_members_) return;
  inflated_size_ += bytes.size();
  crc_.process_bytes(bytes.data(), bytes.size());
}

bool GzipChecksum::holds() const {
  if (!is_gzip() || several_members_) return true;
  if (tail_.size() < trailer_size) return false;
  const std::string_view trailer =
      std::string_view(tail_).substr(tail_.size() - trailer_size);
  return little_endian_32(trailer) == crc_.checksum() &&
         little_endian_32(trailer.substr(4)) ==
             static_cast<std::uint32_t>(inflated_size_);
}

bool GzipChecksum::is_gzip() const { return head_ == magic.substr(0, 2); }

}  // namespace dateline
