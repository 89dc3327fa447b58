#include "corpus/splitter/splitter.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "corpus/splitter/blocks.hpp"

namespace dateline {
namespace {

// A text is divided at the least total cost. A passage of w words costs
// (w - target)^2, and each block has a cost of ending a passage behind it. So
// an item of up to 141 words stays whole, since it tells of one thing and the
// words of a query may be anywhere in it; a longer one is cut into equal
// halves, and a tiny rest is seldom left alone.
std::uint64_t cost_of(std::size_t words) {
  const auto off = static_cast<std::int64_t>(words) - passage_target_words;
  return static_cast<std::uint64_t>(off * off);
}

// No passage has more blocks, so that dividing an article of one-word
// paragraphs does not take long.
constexpr std::size_t max_joined_blocks = passage_target_words;

struct Division {
  std::uint64_t cost = std::numeric_limits<std::uint64_t>::max();
  std::size_t last_begin = 0;  // the block where its last passage begins
};

// The cheapest division of blocks [0, end), given those of all shorter starts.
Division cheapest(const std::vector<Block>& blocks,
                  const std::vector<Division>& shorter, std::size_t end) {
  const std::uint64_t cut_cost =
      end == blocks.size() ? 0 : blocks[end - 1].cut_cost;
  Division best;
  std::size_t words = 0;
  for (std::size_t begin = end; begin-- > 0;) {
    words += blocks[begin].words;
    const std::size_t bytes =
        blocks[end - 1].range.end - blocks[begin].range.begin;
    const bool joined = begin + 1 < end;
    if (joined && (words > max_passage_words || bytes > max_passage_bytes ||
                   end - begin > max_joined_blocks)) {
      break;
    }
    const std::uint64_t cost = shorter[begin].cost + cost_of(words) + cut_cost;
    if (cost < best.cost) {
      best = {cost, begin};
    }
  }
  return best;
}

// The first block of each passage and, last, blocks.size().
std::vector<std::size_t> divide(const std::vector<Block>& blocks) {
  std::vector<Division> best{{0, 0}};
  best.reserve(blocks.size() + 1);
  for (std::size_t end = 1; end <= blocks.size(); ++end) {
    best.push_back(cheapest(blocks, best, end));
  }
  std::vector<std::size_t> bounds{blocks.size()};
  while (bounds.back() > 0) {
    bounds.push_back(best[bounds.back()].last_begin);
  }
  std::reverse(bounds.begin(), bounds.end());
  return bounds;
}

}  // namespace

std::vector<Passage> split(std::string_view text, std::string_view language) {
  if (text.size() > std::numeric_limits<std::int32_t>::max()) {
    throw std::length_error("cannot split text: it is 2 GiB or more");
  }
  if (text.empty()) {
    return {{.ordinal = 1, .paragraph = 1, .offset = 0, .length = 0}};
  }
  const std::vector<Block> blocks = blocks_of(text, language);
  const std::vector<std::size_t> bounds = divide(blocks);
  std::vector<Passage> passages;
  passages.reserve(bounds.size() - 1);
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    const Block& first = blocks[bounds[i - 1]];
    const std::size_t end = blocks[bounds[i] - 1].range.end;
    passages.push_back({.ordinal = static_cast<unsigned>(i),
                        .paragraph = first.paragraph,
                        .offset = first.range.begin,
                        .length = end - first.range.begin});
  }
  return passages;
}

}  // namespace dateline
