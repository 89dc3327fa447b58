#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine/index/posting_file.hpp"
#include "query/engine/index/segment_values.hpp"

namespace dateline {

// The posting lists and values of a segment, and the lengths of its passages,
// in terms.
//
// The lengths are read in blocks when the first of a block is asked for, and
// kept, four bytes each: one search of a large index reads only those near what
// it weighs, and many searches soon have all at hand. Not thread-safe. Throws
// IndexError if the file is damaged.
class SegmentPostings {
 public:
  // Of no passages.
  SegmentPostings() = default;
  SegmentPostings(const std::filesystem::path& segment, std::uint32_t passages)
      : file_(segment), passages_(passages) {}

  std::uint32_t passages() const { return passages_; }

  PostingFile::Statistics statistics(std::string_view term) const {
    const PostingFile::Statistics found = file_.statistics(list_of(term));
    // So it is in a file that is whole but of another segment.
    if (found.passages > passages_) file_.fail();
    return found;
  }
  PostingCursor postings(std::string_view term) const {
    return file_.postings(list_of(term));
  }
  TermCursor terms_from(std::string_view term) const {
    return file_.terms_from(term);
  }
  // The values that a slot has, which are kept.
  SegmentValues& values(std::uint32_t slot) {
    const auto known = values_.find(slot);
    return known != values_.end()
               ? known->second
               : values_.emplace(slot, file_.values(slot)).first->second;
  }
  // See PostingFile.
  void require_sound(std::string_view term) const { file_.require_sound(term); }
  // All passages.
  PostingCursor all() const { return file_.lengths(); }

  // By number within the segment.
  std::uint32_t length(std::uint32_t id) {
    const std::size_t number = id / block_size;
    return number < blocks_.size() && blocks_[number] != nullptr
               ? (*blocks_[number])[id % block_size]
               : read_length(id);
  }

 private:
  // A list that was looked up. A search asks for each of its lists several
  // times.
  struct RecentList {
    std::string term;
    PostingFile::ListBegin list;
  };
  static constexpr std::size_t recent_lists = 64;

  const PostingFile::ListBegin& list_of(std::string_view term) const {
    const std::size_t hash = std::hash<std::string_view>()(term);
    RecentList& recent = recent_[hash % recent_lists];
    if (recent.term != term) recent = {std::string(term), file_.find(term)};
    return recent.list;
  }

  static constexpr std::uint32_t block_size = 1024;
  using LengthBlock = std::array<std::uint32_t, block_size>;

  std::uint32_t read_length(std::uint32_t id);

  PostingFile file_;
  mutable std::array<RecentList, recent_lists> recent_;
  std::uint32_t passages_ = 0;
  std::vector<std::unique_ptr<LengthBlock>> blocks_;  // null if not read yet
  std::map<std::uint32_t, SegmentValues> values_;     // by slot
};

}  // namespace dateline
