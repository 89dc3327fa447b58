#include "query/engine/index/passage_lengths.hpp"

#include <cstddef>
#include <utility>

namespace dateline {

const std::vector<std::uint32_t>& PassageLengths::of(
    const Xapian::Database& segment) {
  if (lengths_.empty()) {
    std::vector<std::uint32_t> lengths(segment.get_lastdocid() +
                                       std::size_t{1});
    const auto end = segment.postlist_end("");
    for (auto id = segment.postlist_begin(""); id != end; ++id) {
      lengths[*id] = id.get_doclength();
    }
    lengths_ = std::move(lengths);
  }
  return lengths_;
}

}  // namespace dateline
