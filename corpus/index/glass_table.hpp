#pragma once

#include <atomic>
#include <boost/interprocess/mapped_region.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace dateline {

// Reads a table of Xapian's that GlassTableWriter wrote: keys with a tag each,
// ascending, in leaves that lie in the file in this order; the last block is
// the root. The file is mapped into memory and must not be changed meanwhile;
// it may be deleted. Each block is compared with its checksum when it is first
// read. Thread-safe. Throws IndexError if the file is missing, or if a block
// that is read is damaged.
class GlassTable {
 public:
  explicit GlassTable(std::filesystem::path file);

  // An item of a leaf. The key is empty where there is none. Key and tag are
  // good for as long as the table.
  struct Item {
    std::size_t block = 0;  // where its block begins
    std::size_t entry = 0;  // of the block's directory, the next to be read
    std::size_t directory_end = 0;
    std::string_view key, tag;
  };

  Item first() const;
  // Goes to the next item.
  void advance(Item& item) const;
  // The last item with this key or one before it.
  Item find(std::string_view key) const;

  std::string_view bytes() const { return bytes_; }

  [[noreturn]] void fail() const;

 private:
  std::string_view block_at(std::size_t begin) const;
  void require_sound(std::string_view block, std::size_t begin) const;
  void begin_block(Item& item) const;
  void read(Item& item) const;
  template <typename Key>
  std::size_t last_entry(std::string_view block, std::string_view key,
                         Key key_at) const;
  std::string_view branch_key(std::string_view block, std::size_t entry) const;
  std::string_view leaf_key(std::string_view block, std::size_t entry) const;
  std::string_view key_at(std::string_view block, std::size_t size_at) const;

  std::filesystem::path path_;
  boost::interprocess::mapped_region region_;
  std::string_view bytes_;
  // Of each block, whether it was found to fit its checksum.
  std::unique_ptr<std::atomic<bool>[]> is_sound_;
};

}  // namespace dateline
