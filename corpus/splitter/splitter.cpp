#include "corpus/splitter/splitter.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

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

// How many blocks are kept before it is seen which passages are certain.
constexpr std::size_t max_open_blocks = 1u << 14;

// Divides the blocks as they come. The cheapest division of a text has its last
// passage behind the cheapest division of what is before, so a state for each
// block tells where the last passage begins. No passage has more than
// max_joined_blocks, so only that many states matter to those that follow;
// where the divisions of these begin alike, their first passages are certain.
class Divider {
 public:
  void add(const Block& block) {
    divide(cost_behind_last_);
    states_.push_back({block.range, block.paragraph, block.words});
    cost_behind_last_ = block.cut_cost;
  }

  std::vector<Passage> finish() && {
    divide(0);
    give_passages_before(states_.size() - 1);
    return std::move(passages_);
  }

 private:
  // After a block, the last of those before the state.
  struct State {
    Span range;  // of the block
    unsigned paragraph = 0;
    std::size_t words = 0;
    std::uint64_t cost = std::numeric_limits<std::uint64_t>::max();
    std::size_t last_begin = 0;  // the state where the last passage begins
  };

  void divide(std::uint64_t cut_cost);
  std::size_t common_state() const;
  void give_passages_before(std::size_t state);
  void forget_before(std::size_t state);

  std::vector<State> states_{State{{}, 0, 0, 0, 0}};
  std::uint64_t cost_behind_last_ = 0;
  std::size_t max_states_ = max_open_blocks;
  std::vector<Passage> passages_;  // that are certain
};

// Finds the cheapest division of the blocks so far, given those of all shorter
// starts.
void Divider::divide(std::uint64_t cut_cost) {
  const std::size_t end = states_.size() - 1;
  State& last = states_.back();
  std::size_t words = 0;
  for (std::size_t begin = end; begin-- > 0;) {
    words += states_[begin + 1].words;
    const std::size_t bytes = last.range.end - states_[begin + 1].range.begin;
    const bool joined = begin + 1 < end;
    if (joined && (words > max_passage_words || bytes > max_passage_bytes ||
                   end - begin > max_joined_blocks)) {
      break;
    }
    const std::uint64_t cost = states_[begin].cost + cost_of(words) + cut_cost;
    if (cost < last.cost) {
      last.cost = cost;
      last.last_begin = begin;
    }
  }
  if (states_.size() <= max_states_) return;
  const std::size_t certain = common_state();
  give_passages_before(certain);
  forget_before(certain);
  max_states_ = std::max(max_open_blocks, 2 * states_.size());
}

// The last state that is part of all divisions that may go on.
std::size_t Divider::common_state() const {
  std::set<std::size_t> open;
  for (std::size_t i = 0; i <= max_joined_blocks; ++i) {
    open.insert(states_.size() - 1 - i);
  }
  while (open.size() > 1) {
    const std::size_t last = *open.rbegin();
    open.erase(last);
    open.insert(states_[last].last_begin);
  }
  return *open.begin();
}

// Adds the passages of the cheapest division up to a state.
void Divider::give_passages_before(std::size_t state) {
  const auto first = static_cast<std::ptrdiff_t>(passages_.size());
  while (state > 0) {
    const std::size_t begin = states_[state].last_begin;
    const State& block = states_[begin + 1];
    passages_.push_back(
        {.ordinal = 0,
         .paragraph = block.paragraph,
         .offset = block.range.begin,
         .length = states_[state].range.end - block.range.begin});
    state = begin;
  }
  std::reverse(passages_.begin() + first, passages_.end());
  for (auto i = static_cast<std::size_t>(first); i < passages_.size(); ++i) {
    passages_[i].ordinal = static_cast<unsigned>(i + 1);
  }
}

void Divider::forget_before(std::size_t state) {
  states_.erase(states_.begin(),
                states_.begin() + static_cast<std::ptrdiff_t>(state));
  for (State& left : states_) {
    left.last_begin -= std::min(left.last_begin, state);
  }
}

}  // namespace

std::vector<Passage> split(std::string_view text, std::string_view language) {
  if (text.size() > std::numeric_limits<std::int32_t>::max()) {
    throw std::length_error("cannot split text: it is 2 GiB or more");
  }
  if (text.empty()) {
    return {{.ordinal = 1, .paragraph = 1, .offset = 0, .length = 0}};
  }
  Divider divider;
  each_block(text, language,
             [&divider](const Block& block) { divider.add(block); });
  return std::move(divider).finish();
}

}  // namespace dateline
