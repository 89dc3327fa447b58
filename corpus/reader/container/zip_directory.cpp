#include "corpus/reader/container/zip_directory.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t signature_bytes = 4;

// A number of `bytes` bytes, the lowest first.
std::uint64_t number_at(std::string_view text, std::size_t at,
                        std::size_t bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(text[at + i - 1]);
  }
  return number;
}

}  // namespace

void ZipDirectory::read(std::string_view bytes) {
  left_ += bytes;
  std::string_view left = left_;
  do {
    const auto skipped = std::min<std::uint64_t>(to_skip_, left.size());
    left.remove_prefix(skipped);
    to_skip_ -= skipped;
    if (to_skip_ > 0) break;
    if (is_at_end_) {
      is_followed_ = is_followed_ || left.starts_with("PK\x03\x04");
    } else {
      to_skip_ = record_size(left);
    }
  } while (to_skip_ > 0);
  left_.erase(0, left_.size() - left.size());
}

std::uint64_t ZipDirectory::record_size(std::string_view record) {
  const auto has = [&](std::size_t size) { return record.size() >= size; };
  constexpr std::size_t file_header = 46;
  constexpr std::size_t end_record = 22;
  constexpr std::size_t long_end = 12;  // and what follows its size
  constexpr std::size_t long_end_locator = 20;
  constexpr std::size_t signed_digest = 6;
  if (record.starts_with("PK\x01\x02") && has(file_header)) {
    ++files_;
    return file_header + number_at(record, 28, 2) + number_at(record, 30, 2) +
           number_at(record, 32, 2);
  }
  if (record.starts_with("PK\x05\x06") && has(end_record)) {
    is_at_end_ = true;
    return end_record + number_at(record, 20, 2);
  }
  if (record.starts_with("PK\x06\x06") && has(long_end)) {
    return long_end + number_at(record, signature_bytes, 8);
  }
  if (record.starts_with("PK\x06\x07")) return long_end_locator;
  if (record.starts_with("PK\x05\x05") && has(signed_digest)) {
    return signed_digest + number_at(record, signature_bytes, 2);
  }
  return 0;
}

}  // namespace dateline
