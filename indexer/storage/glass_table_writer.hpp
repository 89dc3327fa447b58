#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/glass_format.hpp"
#include "indexer/storage/durable_files.hpp"

namespace dateline {

// Writes a table of Xapian's glass format, a B-tree of blocks, from its first
// key to its last. Every block is full when it is written, which Xapian's own
// writing, made for tables that grow anywhere, does not reach. The first key of
// a table and of each branch is empty. Not synced to disk. Throws what
// OutputFile throws.
class GlassTableWriter {
 public:
  // Where a finished table begins and how large it is.
  struct Root {
    std::uint32_t block = 0;
    std::uint32_t level = 0;
    std::uint32_t items = 0;
    std::uint32_t blocks = 0;
  };

  static constexpr std::uint32_t revision = 1;

  explicit GlassTableWriter(const std::filesystem::path& file);

  // How many bytes key and tag of the next item may have together so that it
  // does not begin a new block.
  std::size_t room() const;
  // The same in a new block: no item may be larger.
  static std::size_t most_room();

  // Keys ascend, and none is empty.
  void add(std::string_view key, std::string_view tag);

  // To be called once, behind the last item.
  Root finish();

 private:
  class Block;

  void add_child(std::size_t level, const std::string& key,
                 std::uint32_t block);
  std::uint32_t write(std::size_t level);

  OutputFile file_;
  std::string buffer_;
  std::vector<Block> levels_;  // the block of each that is not written yet
  std::uint32_t blocks_ = 0;
  std::uint32_t items_ = 0;
};

class GlassTableWriter::Block {
 public:
  Block();

  bool is_empty() const { return directory_end_ == glass::directory_at; }
  std::size_t room() const { return items_ - directory_end_; }
  // The key of the first item, which tells this block from those before it.
  const std::string& first_key() const { return first_key_; }

  // Takes an item of `size` bytes and returns where its bytes are to be put.
  char* add(std::string_view key, std::size_t size);

  // The bytes of the whole block, good until the block is changed.
  const std::string& encode(std::size_t level);
  void clear();

 private:
  std::string bytes_;
  std::size_t directory_end_ = glass::directory_at;
  std::size_t items_ = glass::checksum_at;  // where the lowest begins
  std::string first_key_;
};

}  // namespace dateline
