#include "indexer/storage/glass_table_writer.hpp"

#include <algorithm>
#include <cassert>

namespace dateline {
namespace {

using glass::block_bytes, glass::directory_at, glass::directory_end_at,
    glass::entry_bytes, glass::free_at, glass::level_at;
using glass::branch_item_bytes, glass::leaf_item_bytes;

constexpr std::size_t write_bytes = std::size_t{1} << 18;

// A flag of leaf items: the first and the last part of a tag.
constexpr unsigned is_whole = 0x6000;

void put_big_endian(char* at, std::size_t bytes, std::uint32_t number) {
  for (; bytes-- > 0; number >>= 8) at[bytes] = static_cast<char>(number);
}

}  // namespace

GlassTableWriter::Block::Block() : bytes_(block_bytes, '\0') {}

char* GlassTableWriter::Block::add(std::string_view key, std::size_t size) {
  assert(size + entry_bytes <= room());
  if (is_empty()) first_key_ = key;
  items_ -= size;
  put_big_endian(bytes_.data() + directory_end_, entry_bytes,
                 static_cast<std::uint32_t>(items_));
  directory_end_ += entry_bytes;
  return bytes_.data() + items_;
}

const std::string& GlassTableWriter::Block::encode(std::size_t level) {
  const auto free = static_cast<std::uint32_t>(room());
  put_big_endian(bytes_.data(), 4, revision);
  put_big_endian(bytes_.data() + level_at, 1,
                 static_cast<std::uint32_t>(level));
  put_big_endian(bytes_.data() + free_at, 2, free);
  put_big_endian(bytes_.data() + free_at + 2, 2,
                 free + static_cast<std::uint32_t>(glass::checksum_bytes));
  put_big_endian(bytes_.data() + directory_end_at, 2,
                 static_cast<std::uint32_t>(directory_end_));
  std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(directory_end_),
              free, '\0');
  glass::put_checksum(bytes_.data());
  return bytes_;
}

void GlassTableWriter::Block::clear() {
  directory_end_ = directory_at;
  items_ = glass::checksum_at;
}

GlassTableWriter::GlassTableWriter(const std::filesystem::path& file)
    : file_(file), levels_(1) {
  put_big_endian(levels_.front().add("", leaf_item_bytes), 2, is_whole);
}

std::size_t GlassTableWriter::room() const {
  constexpr std::size_t overhead = entry_bytes + leaf_item_bytes;
  const std::size_t room = levels_.front().room();
  return room < overhead ? 0 : room - overhead;
}

std::size_t GlassTableWriter::most_room() {
  return glass::checksum_at - directory_at - entry_bytes - leaf_item_bytes;
}

void GlassTableWriter::add(std::string_view key, std::string_view tag) {
  assert(!key.empty() && key.size() + tag.size() <= most_room());
  if (key.size() + tag.size() > room()) {
    const std::string first_key = levels_.front().first_key();
    const std::uint32_t block = write(0);
    add_child(1, first_key, block);
  }
  const std::size_t size = leaf_item_bytes + key.size() + tag.size();
  char* const at = levels_.front().add(key, size);
  put_big_endian(at, 2,
                 is_whole | static_cast<std::uint32_t>(size - leaf_item_bytes));
  put_big_endian(at + 2, 1, static_cast<std::uint32_t>(key.size()));
  std::ranges::copy(key, at + leaf_item_bytes);
  std::ranges::copy(tag, at + leaf_item_bytes + key.size());
  ++items_;
}

// Adds a block of the level below to a branch.
void GlassTableWriter::add_child(std::size_t level, const std::string& key,
                                 std::uint32_t block) {
  if (levels_.size() == level) levels_.emplace_back();
  if (branch_item_bytes + key.size() + entry_bytes > levels_[level].room()) {
    const std::string first_key = levels_[level].first_key();
    const std::uint32_t full = write(level);
    add_child(level + 1, first_key, full);
  }
  Block& branch = levels_[level];
  const bool is_first = branch.is_empty();
  const std::string_view stored = is_first ? std::string_view() : key;
  char* const at = branch.add(key, branch_item_bytes + stored.size());
  put_big_endian(at, 4, block);
  put_big_endian(at + 4, 1, static_cast<std::uint32_t>(stored.size()));
  std::ranges::copy(stored, at + 5);
  put_big_endian(at + 5 + stored.size(), 2, is_first ? 0 : 1);
}

// Writes the block of a level and empties it. Returns its number.
std::uint32_t GlassTableWriter::write(std::size_t level) {
  buffer_ += levels_[level].encode(level);
  levels_[level].clear();
  if (buffer_.size() >= write_bytes) {
    file_.write(buffer_);
    buffer_.clear();
  }
  return blocks_++;
}

GlassTableWriter::Root GlassTableWriter::finish() {
  std::size_t level = 0;
  for (; level + 1 < levels_.size(); ++level) {
    const std::string first_key = levels_[level].first_key();
    const std::uint32_t block = write(level);
    add_child(level + 1, first_key, block);
  }
  const std::uint32_t root = write(level);
  file_.write(buffer_);
  buffer_.clear();
  return {root, static_cast<std::uint32_t>(level), items_, blocks_};
}

}  // namespace dateline
