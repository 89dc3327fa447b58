#pragma once

#include <boost/interprocess/mapped_region.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

#include "indexer/storage/posting_table.hpp"

namespace dateline {

// Reads the lists of a table that PostingTableWriter wrote, one after the other
// in the order of their keys, which is that of the leaves in the file. Throws
// IndexError if the table is damaged.
class PostingTableReader {
 public:
  explicit PostingTableReader(const std::filesystem::path& segment);

  // Each can be taken once.
  ValueLists take_values() { return std::move(values_); }
  PassageList take_lengths() { return std::move(lengths_); }
  std::uint32_t passages() const { return passages_; }

  // The posting list that it stands at, by the key of its term. It begins with
  // the first.
  bool at_end() const { return name_.empty(); }
  std::string_view name() const { return name_; }
  const PostingList& postings() const { return postings_; }
  void next();

 private:
  void read_values();
  void read_lengths();
  void read_pieces(std::string_view prefix, PassageList& list,
                   std::string_view tag);
  void append(PassageList& list, const PassageList& piece);
  void next_item();
  void release_pages_behind();
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  boost::interprocess::mapped_region region_;
  std::string_view bytes_;
  std::size_t block_ = 0;     // where the block at hand begins
  std::size_t released_ = 0;  // the pages before it are given back
  std::size_t entry_ = 0;     // of its directory, the next to be read
  std::size_t directory_end_ = 0;
  std::string_view key_, tag_;  // of the item at hand; empty at the end

  ValueLists values_;
  PassageList lengths_;
  std::uint32_t passages_ = 0;
  std::string_view name_;
  PostingList postings_;
};

}  // namespace dateline
