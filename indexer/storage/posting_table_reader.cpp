#include "indexer/storage/posting_table_reader.hpp"

#include <boost/interprocess/exceptions.hpp>
#include <boost/interprocess/file_mapping.hpp>

#include "corpus/index/index_trouble.hpp"
#include "corpus/index/mapped_pages.hpp"
#include "dateline/error.hpp"
#include "indexer/storage/glass_format.hpp"

namespace dateline {
namespace {

namespace ipc = boost::interprocess;
using glass::Parser;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                    static_cast<unsigned char>(bytes[at + 1]));
}

}  // namespace

PostingTableReader::PostingTableReader(const std::filesystem::path& segment)
    : path_(segment / posting_file) {
  try {
    const ipc::file_mapping mapping(path_.c_str(), ipc::read_only);
    region_ = ipc::mapped_region(mapping, ipc::read_only);
  } catch (const ipc::interprocess_exception&) {
    fail();
  }
  bytes_ = {static_cast<const char*>(region_.get_address()),
            region_.get_size()};
  next_item();
  read_values();
  read_lengths();
  passages_ = lengths_.last;
  for (const auto& [slot, values] : values_) {
    if (values.list.last > passages()) fail();
  }
  next();
}

// Goes to the next item of a leaf.
void PostingTableReader::next_item() {
  using Table = GlassTableWriter;
  constexpr std::size_t level_at = 4, end_at = 9, directory = 11, header = 3;
  while (entry_ == directory_end_) {
    block_ += directory_end_ == 0 ? 0 : Table::block_bytes;
    key_ = tag_ = {};
    release_pages_behind();
    if (block_ == bytes_.size()) return;
    if (bytes_.size() - block_ < Table::block_bytes) fail();
    const std::string_view block = bytes_.substr(block_, Table::block_bytes);
    directory_end_ = number_at(block, end_at);
    entry_ = block[level_at] == 0 ? directory : directory_end_;
    if (directory_end_ < directory || directory_end_ > Table::block_bytes ||
        (directory_end_ - entry_) % 2 != 0) {
      fail();
    }
  }
  const std::string_view block = bytes_.substr(block_, Table::block_bytes);
  const std::size_t begin = number_at(block, entry_);
  entry_ += 2;
  if (begin + header > block.size()) fail();
  constexpr std::uint32_t size_mask = 0x1FFF;
  const std::size_t size = (number_at(block, begin) & size_mask) + header;
  const std::size_t key_size = static_cast<unsigned char>(block[begin + 2]);
  if (begin + size > block.size() || header + key_size > size) fail();
  key_ = block.substr(begin + header, key_size);
  tag_ = block.substr(begin + header + key_size, size - header - key_size);
  if (key_.empty()) next_item();  // the first of a table
}

void PostingTableReader::release_pages_behind() {
  constexpr std::size_t kept_bytes = std::size_t{1} << 20;
  if (block_ - released_ < kept_bytes) return;
  release_pages(bytes_.substr(released_, block_ - released_));
  released_ = block_;
}

void PostingTableReader::read_values() {
  for (; key_.starts_with(glass::value_bounds_key); next_item()) {
    const std::size_t prefix = glass::value_bounds_key.size();
    const bool is_first = key_.size() == prefix;
    ValueList& list =
        values_[is_first ? 0 : static_cast<unsigned char>(key_[prefix])];
    Parser bounds(tag_);
    list.passages = bounds.number();
    list.lowest = bounds.text();
    list.highest = bounds.at_end() ? list.lowest : std::string(bounds.rest());
  }
  while (key_.starts_with(glass::value_key)) {
    Parser key(key_.substr(glass::value_key.size()));
    PassageList& list = values_[key.number()].list;
    PassageList piece;
    piece.first = key.sortable();
    piece.entries = tag_;
    // The last passage of a piece is not told.
    Parser entries(tag_);
    entries.text();
    for (piece.last = piece.first; !entries.at_end(); entries.text()) {
      piece.last += entries.number() + 1;
    }
    append(list, piece);
    next_item();
  }
}

void PostingTableReader::read_lengths() {
  if (key_ != glass::length_key) fail();
  Parser head(tag_);
  head.number();
  head.number();
  lengths_.first = head.number() + 1;
  const std::string_view tag = head.rest();
  next_item();
  read_pieces(glass::length_key, lengths_, tag);
}

void PostingTableReader::next() {
  name_ = key_;
  if (at_end()) return;
  Parser head(tag_);
  postings_.passages = head.number();
  postings_.occurrences = head.number();
  postings_.list.first = head.number() + 1;
  const std::string_view tag = head.rest();
  next_item();
  read_pieces(name_, postings_.list, tag);
  if (postings_.list.last > passages() || (!key_.empty() && key_ <= name_))
    fail();
}

// Reads a list whose first passage is known. `tag` is its first piece from the
// end on, and the others, whose keys begin with `prefix`, are the next items.
void PostingTableReader::read_pieces(std::string_view prefix, PassageList& list,
                                     std::string_view tag) {
  Parser piece(tag);
  bool is_last = piece.byte() == '1';
  list.last = list.first + piece.number();
  if (list.first == 0 || list.last < list.first) fail();
  list.entries = piece.rest();
  while (!is_last) {
    if (!key_.starts_with(prefix)) fail();
    Parser key(key_.substr(prefix.size()));
    if (prefix != glass::length_key) key.byte();
    const std::uint32_t first = key.sortable();
    Parser next(tag_);
    is_last = next.byte() == '1';
    PassageList more;
    more.first = first;
    more.last = first + next.number();
    more.entries = next.rest();
    append(list, more);
    next_item();
  }
}

void PostingTableReader::append(PassageList& list, const PassageList& piece) {
  if (piece.first <= list.last || piece.last < piece.first) fail();
  list.append(piece, 0);
}

void PostingTableReader::fail() const {
  throw IndexError("cannot read file '" + path_.string() + "' of the index; " +
                   std::string(damaged_index_remedy()));
}

}  // namespace dateline
