#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "corpus/index/glass_table.hpp"
#include "indexer/storage/posting_table.hpp"

namespace dateline {

// Reads the lists of a table that PostingTableWriter wrote, one after the other
// in the order of their keys, which is that of the leaves in the file. Throws
// IndexError if the table is damaged.
class PostingTableReader {
 public:
  explicit PostingTableReader(const std::filesystem::path& segment);

  const Slots& slots() const { return slots_; }
  // Calls `each` with the values of a slot, piece by piece. They are read from
  // the file each time, because those of many segments take much memory.
  void each_piece(std::uint32_t slot,
                  const std::function<void(const PassageList&)>& each);
  // Can be taken once.
  PassageList take_lengths() { return std::move(lengths_); }
  std::uint32_t passages() const { return passages_; }

  // The posting list that it stands at, by the key of its term. It begins with
  // the first.
  bool at_end() const { return name_.empty(); }
  std::string_view name() const { return name_; }
  const PostingList& postings() const { return postings_; }
  void next();

 private:
  void read_slots();
  bool is_value_of(std::uint32_t slot) const;
  void read_lengths();
  void read_pieces(std::string_view prefix, PassageList& list,
                   std::string_view tag);
  void append(PassageList& list, const PassageList& piece);
  void next_item();
  void release_pages_behind();

  GlassTable table_;
  GlassTable::Item at_;
  std::size_t released_ = 0;  // the pages before it are given back

  Slots slots_;
  std::map<std::uint32_t, GlassTable::Item> values_;  // the first, by slot
  PassageList lengths_;
  std::uint32_t passages_ = 0;
  std::string_view name_;
  PostingList postings_;
};

}  // namespace dateline
