#include "corpus/reader/input/byte_reader.hpp"

#include <algorithm>

namespace dateline {

// Makes sure that there is something in the block; false at the end.
bool ByteReader::fill() {
  if (!block_.empty()) return true;
  const auto block = source_->next_block();
  if (block) block_ = *block;
  return block.has_value();
}

std::optional<std::string> ByteReader::line(std::size_t max_bytes) {
  if (!fill()) return std::nullopt;
  std::string line;
  while (fill()) {
    const std::size_t end = block_.find('\n');
    const std::string_view part = block_.substr(0, end);
    line += part.substr(0, max_bytes - std::min(max_bytes, line.size()));
    block_.remove_prefix(std::min(part.size() + 1, block_.size()));
    if (end != std::string_view::npos) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ByteReader::bytes(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count && fill()) {
    const std::string_view part = block_.substr(0, count - bytes.size());
    bytes += part;
    block_.remove_prefix(part.size());
  }
  return bytes;
}

std::uint64_t ByteReader::skip(std::uint64_t count) {
  std::uint64_t skipped = 0;
  while (skipped < count && fill()) {
    const std::size_t part = static_cast<std::size_t>(
        std::min<std::uint64_t>(count - skipped, block_.size()));
    skipped += part;
    block_.remove_prefix(part);
  }
  return skipped;
}

}  // namespace dateline
