#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// How Xapian's glass format lays out blocks, and writes numbers and keys of the
// posting table.
namespace dateline {

// The file in which Xapian keeps posting lists and values.
inline constexpr std::string_view posting_file = "postlist.glass";

namespace glass {

// All numbers of a block's layout are big-endian:
//
//   4 bytes         revision
//   1 byte          level, 0 for a leaf
//   2, 2 bytes      free bytes in one piece, free bytes in all
//   2 bytes         end of the directory
//   2 bytes an item where it begins: the directory, ascending by key
//   ...             free bytes, then the items
//   8 bytes         checksum of all before it; free bytes to Xapian
//
//   leaf item       2 bytes: size less 3, and flags; 1 byte: size of key; key;
//                   tag
//   branch item     4 bytes: block; 1 byte: size of key; key; 2 bytes: part
inline constexpr std::size_t block_bytes = 8192, checksum_bytes = 8;
inline constexpr std::size_t checksum_at = block_bytes - checksum_bytes;
inline constexpr std::size_t level_at = 4, free_at = 5, directory_end_at = 9;
inline constexpr std::size_t directory_at = 11;
inline constexpr std::size_t entry_bytes = 2;  // of the directory
// What an item has beside key and tag.
inline constexpr std::size_t leaf_item_bytes = 3, branch_item_bytes = 7;

// The sixteen bits of a number at a place of a block, which has that many
// bytes.
inline std::uint32_t number_at(std::string_view block, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(block[at]) << 8 |
                                    static_cast<unsigned char>(block[at + 1]));
}

// Writes the checksum of a whole block behind its items.
void put_checksum(char* block);
bool fits_checksum(std::string_view block);

inline constexpr std::string_view value_bounds_key{"\0\xd0", 2};  // and a slot
inline constexpr std::string_view value_key{"\0\xd8", 2};
inline constexpr std::string_view length_key{"\0\xe0", 2};

// Sorts as the number does.
void put_sortable(std::string& out, std::uint32_t number);
// A term as the key of its list begins; zero bytes are marked.
std::string term_key(std::string_view term);

// Takes numbers and texts off the front of bytes. Throws IndexError if they end
// too early.
class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  unsigned char byte();
  std::uint32_t number();
  std::string_view text();
  std::uint32_t sortable();

 private:
  std::string_view rest_;
};

}  // namespace glass
}  // namespace dateline
