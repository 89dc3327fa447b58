#include "corpus/index/glass_table.hpp"

#include <string>
#include <utility>

#include "corpus/index/glass_format.hpp"
#include "corpus/index/index_trouble.hpp"
#include "corpus/index/mapped_pages.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using glass::block_bytes, glass::directory_at, glass::entry_bytes;

std::size_t level_of(std::string_view block) {
  return static_cast<unsigned char>(block[glass::level_at]);
}

std::size_t directory_end_of(std::string_view block) {
  return glass::number_at(block, glass::directory_end_at);
}

}  // namespace

GlassTable::GlassTable(std::filesystem::path file) : path_(std::move(file)) {
  region_ = mapped_file(path_);
  bytes_ = {static_cast<const char*>(region_.get_address()),
            region_.get_size()};
  if (bytes_.empty() || bytes_.size() % block_bytes != 0) fail();
  is_sound_ =
      std::make_unique<std::atomic<bool>[]>(bytes_.size() / block_bytes);
}

void GlassTable::fail() const {
  throw IndexError("cannot read file '" + path_.string() + "' of the index; " +
                   std::string(damaged_index_remedy()));
}

// Threads that come to a block at the same time all look at it.
void GlassTable::require_sound(std::string_view block,
                               std::size_t begin) const {
  std::atomic<bool>& is_sound = is_sound_[begin / block_bytes];
  if (is_sound.load(std::memory_order_relaxed)) return;
  if (!glass::fits_checksum(block)) fail();
  is_sound.store(true, std::memory_order_relaxed);
}

// A sound block whose directory is within its bounds.
std::string_view GlassTable::block_at(std::size_t begin) const {
  if (begin >= bytes_.size()) fail();
  const std::string_view block = bytes_.substr(begin, block_bytes);
  require_sound(block, begin);
  const std::size_t end = directory_end_of(block);
  if (end < directory_at || end > block_bytes ||
      (end - directory_at) % entry_bytes != 0) {
    fail();
  }
  return block;
}

GlassTable::Item GlassTable::first() const {
  Item item;
  begin_block(item);
  advance(item);
  return item;
}

// Makes the first item of the block the next. A branch has none.
void GlassTable::begin_block(Item& item) const {
  const std::string_view block = block_at(item.block);
  item.directory_end = directory_end_of(block);
  item.entry = level_of(block) == 0 ? directory_at : item.directory_end;
}

void GlassTable::advance(Item& item) const {
  do {
    while (item.entry == item.directory_end) {
      item.block += block_bytes;
      item.key = item.tag = {};
      if (item.block >= bytes_.size()) {
        item.block = bytes_.size() - block_bytes;
        return;
      }
      begin_block(item);
    }
    read(item);
  } while (item.key.empty());  // as that of the first of a table is
}

// Reads the next item of the block.
void GlassTable::read(Item& item) const {
  constexpr std::uint32_t size_mask = 0x1FFF;
  const std::string_view block = bytes_.substr(item.block, block_bytes);
  item.key = leaf_key(block, item.entry);
  const std::size_t begin = glass::number_at(block, item.entry);
  const auto tag = static_cast<std::size_t>(item.key.end() - block.begin());
  const std::size_t end = begin + glass::leaf_item_bytes +
                          (glass::number_at(block, begin) & size_mask);
  if (end > block.size() || end < tag) fail();
  item.tag = block.substr(tag, end - tag);
  item.entry += entry_bytes;
}

std::string_view GlassTable::leaf_key(std::string_view block,
                                      std::size_t entry) const {
  constexpr std::size_t bytes_of_size = 2;
  return key_at(block, glass::number_at(block, entry) + bytes_of_size);
}

std::string_view GlassTable::branch_key(std::string_view block,
                                        std::size_t entry) const {
  constexpr std::size_t bytes_of_child = 4;
  return key_at(block, glass::number_at(block, entry) + bytes_of_child);
}

// The key behind its size.
std::string_view GlassTable::key_at(std::string_view block,
                                    std::size_t size_at) const {
  if (size_at >= block.size()) fail();
  const std::size_t size = static_cast<unsigned char>(block[size_at]);
  if (size_at + 1 + size > block.size()) fail();
  return block.substr(size_at + 1, size);
}

// The entry of the directory that is the last whose key is not above this one.
// The key of the first counts as the lowest.
template <typename Key>
std::size_t GlassTable::last_entry(std::string_view block, std::string_view key,
                                   Key key_at) const {
  const auto entry = [](std::size_t number) {
    return directory_at + number * entry_bytes;
  };
  std::size_t low = 0;
  std::size_t high = (directory_end_of(block) - directory_at) / entry_bytes;
  if (high == 0) fail();
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (key < (this->*key_at)(block, entry(middle)) ? high : low) = middle;
  }
  return entry(low);
}

GlassTable::Item GlassTable::find(std::string_view key) const {
  std::size_t begin = bytes_.size() - block_bytes;
  std::string_view block = block_at(begin);
  for (std::size_t level = level_of(block); level > 0; --level) {
    const std::size_t child = glass::number_at(
        block, last_entry(block, key, &GlassTable::branch_key));
    if (child + 4 > block.size()) fail();
    begin = (std::size_t{glass::number_at(block, child)} << 16 |
             glass::number_at(block, child + 2)) *
            block_bytes;
    block = block_at(begin);
    if (level_of(block) != level - 1) fail();
  }
  Item item;
  item.block = begin;
  item.directory_end = directory_end_of(block);
  item.entry = last_entry(block, key, &GlassTable::leaf_key);
  read(item);
  return item;
}

}  // namespace dateline
