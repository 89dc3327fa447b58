#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "query/engine/index/posting_file.hpp"

namespace dateline {

// The posting lists of a segment and the lengths of its passages, in terms.
//
// A length is looked up in its list, until that was done for an eighth of the
// passages. By then reading all at once would have paid, so all are read and
// kept, four bytes each: one search of a large index does not wait for that,
// and many searches soon have them at hand. Not thread-safe. Throws IndexError
// if the file is damaged.
class SegmentPostings {
 public:
  // Of no passages.
  SegmentPostings() = default;
  SegmentPostings(const std::filesystem::path& segment, std::uint32_t passages)
      : file_(segment), passages_(passages) {}

  std::uint32_t passages() const { return passages_; }

  PostingFile::Statistics statistics(std::string_view term) const {
    return file_.statistics(term);
  }
  PostingCursor postings(std::string_view term) const {
    return file_.postings(term);
  }
  TermCursor terms_from(std::string_view term) const {
    return file_.terms_from(term);
  }
  // All passages.
  PostingCursor all() const { return file_.lengths(); }

  // By number within the segment.
  std::uint32_t length(std::uint32_t id) {
    return id < lengths_.size() ? lengths_[id] : look_up(id);
  }

 private:
  std::uint32_t look_up(std::uint32_t id);

  PostingFile file_;
  std::uint32_t passages_ = 0;
  std::uint32_t looked_up_ = 0;
  std::vector<std::uint32_t> lengths_;  // empty until all are read
};

}  // namespace dateline
