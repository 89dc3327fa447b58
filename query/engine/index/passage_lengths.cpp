#include "query/engine/index/passage_lengths.hpp"

#include <cstddef>

namespace dateline {
namespace {

std::vector<std::uint32_t> all_lengths(const Xapian::Database& segment) {
  std::vector<std::uint32_t> lengths(segment.get_lastdocid() + std::size_t{1});
  const auto end = segment.postlist_end("");
  for (auto id = segment.postlist_begin(""); id != end; ++id) {
    lengths[*id] = id.get_doclength();
  }
  return lengths;
}

}  // namespace

std::uint32_t PassageLengths::look_up(Xapian::docid id,
                                      const Xapian::Database& segment) {
  if (looked_up_ < segment.get_doccount()) {
    ++looked_up_;
    return segment.get_doclength(id);
  }
  lengths_ = all_lengths(segment);
  return lengths_[id];
}

}  // namespace dateline
