#include "query/engine/plan/pattern/near.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cassert>
#include <cstdint>
#include <limits>

#include "query/engine/parse/query_limits.hpp"

namespace dateline {
namespace {

// A set of operands is a number with a bit for each operand. This is a set of
// such sets.
using Sets = std::bitset<std::size_t{1} << max_near_operands>;

constexpr std::size_t only(std::size_t operand) {
  return std::size_t{1} << operand;
}

// For each operand all sets that do not contain it.
const std::array<Sets, max_near_operands>& sets_without() {
  static const auto table = [] {
    std::array<Sets, max_near_operands> without;
    for (std::size_t operand = 0; operand < without.size(); ++operand) {
      for (std::size_t set = 0; set < without[operand].size(); ++set) {
        without[operand][set] = (set & only(operand)) == 0;
      }
    }
    return without;
  }();
  return table;
}

// An occurrence, as the walk along a text meets it. In a backward walk
// positions count from the text's end.
struct Step {
  std::uint32_t begin = 0;  // positions, half-open
  std::uint32_t end = 0;
  std::size_t operand = 0;
  std::size_t index = 0;  // among the operand's occurrences
};

void sort_by_begin(std::vector<Step>& steps) {
  std::stable_sort(
      steps.begin(), steps.end(),
      [](const Step& a, const Step& b) { return a.begin < b.begin; });
}

std::vector<Step> steps_of(const NearOperands& near) {
  std::vector<Step> steps;
  for (std::size_t operand = 0; operand < near.operands.size(); ++operand) {
    const Occurrences& occurrences = near.operands[operand];
    for (std::size_t index = 0; index < occurrences.size(); ++index) {
      steps.push_back(
          {occurrences[index].first, occurrences[index].last, operand, index});
    }
  }
  sort_by_begin(steps);
  return steps;
}

std::uint32_t end_of(const std::vector<Step>& steps) {
  std::uint32_t end = 0;
  for (const Step& step : steps) {
    end = std::max(end, step.end);
  }
  return end;
}

// Walks along a text and finds for each occurrence the sets of operands that
// form a chain ending with it. Only the sets are kept, because there may be
// millions of chains, for example if all operands are the same word.
class Walk {
 public:
  enum class Direction { forward, backward };

  Walk(const NearOperands& near, Direction direction, std::uint32_t text_end)
      : distance_(near.distance),
        ordered_(near.ordered),
        begins_before_(direction == Direction::forward
                           ? near.begins_before
                           : std::numeric_limits<std::uint32_t>::max()),
        without_(sets_without()),
        ending_at_(text_end + 1) {
    const std::size_t all = only(near.operands.size()) - 1;
    for (std::size_t operand = 0; operand < near.operands.size(); ++operand) {
      const std::size_t earlier = only(operand) - 1;
      before_[operand] = direction == Direction::forward
                             ? earlier
                             : all & ~earlier & ~only(operand);
    }
  }

  // Returns the sets of the chains that end with a step. Steps must come in the
  // order of their begin.
  Sets add(const Step& step) {
    const Sets sets = extended(ending_near(step.begin), step);
    ending_at_[step.end] |= sets;
    return sets;
  }

 private:
  Sets extended(const Sets& sets, const Step& step) const {
    const std::size_t operand = step.operand;
    const bool may_begin = step.begin < begins_before_;
    Sets longer;
    if (ordered_) {
      const std::size_t before = before_[operand];
      longer[before | only(operand)] = before == 0 ? may_begin : sets[before];
    } else {
      longer = (sets & without_[operand]) << only(operand);
      if (may_begin) {
        longer.set(only(operand));
      }
    }
    return longer;
  }

  // The sets of the chains that end before `begin`, at most the distance away.
  const Sets& ending_near(std::uint32_t begin) {
    if (begin != near_begin_ || near_.none()) {
      near_begin_ = begin;
      near_.reset();
      for (std::uint32_t at = begin - std::min(begin, distance_); at <= begin;
           ++at) {
        near_ |= ending_at_[at];
      }
    }
    return near_;
  }

  std::uint32_t distance_;
  bool ordered_;
  std::uint32_t begins_before_;
  // For each operand the set of those that it must follow.
  std::array<std::size_t, max_near_operands> before_{};
  const std::array<Sets, max_near_operands>& without_;
  std::vector<Sets> ending_at_;  // by position
  Sets near_;                    // to near_begin_
  std::uint32_t near_begin_ = 0;
};

// The same steps for a backward walk.
std::vector<Step> mirrored(std::vector<Step> steps, std::uint32_t text_end) {
  for (Step& step : steps) {
    step = {text_end - step.end, text_end - step.begin, step.operand,
            step.index};
  }
  sort_by_begin(steps);
  return steps;
}

// By operand and occurrence.
using SetsByOccurrence = std::vector<std::vector<Sets>>;

SetsByOccurrence walk_all(const NearOperands& near,
                          const std::vector<Step>& steps,
                          Walk::Direction direction, std::uint32_t text_end) {
  SetsByOccurrence sets;
  for (const Occurrences& occurrences : near.operands) {
    sets.emplace_back(occurrences.size());
  }
  Walk walk(near, direction, text_end);
  for (const Step& step : steps) {
    sets[step.operand][step.index] = walk.add(step);
  }
  return sets;
}

// Whether a chain that ends with an occurrence of `operand` and one that begins
// with it contain all operands together.
bool is_complete(const Sets& to, const Sets& from, std::size_t operand,
                 std::size_t operands) {
  const std::size_t all = only(operands) - 1;
  for (std::size_t set = 0; set <= all; ++set) {
    if (to[set] && from[(all & ~set) | only(operand)]) {
      return true;
    }
  }
  return false;
}

// Whether an occurrence of the first stands before one of the second, at most
// the distance away.
bool stands_before(const Occurrences& first, const Occurrences& second,
                   const NearOperands& near) {
  return std::ranges::any_of(first, [&](const Occurrence& before) {
    return before.first < near.begins_before &&
           std::ranges::any_of(second, [&](const Occurrence& behind) {
             return behind.first >= before.last &&
                    behind.first - before.last <= near.distance;
           });
  });
}

}  // namespace

bool stand_near(const NearOperands& near) {
  const std::size_t count = near.operands.size();
  assert(count <= max_near_operands);
  const bool has_all = std::none_of(
      near.operands.begin(), near.operands.end(),
      [](const Occurrences& occurrences) { return occurrences.empty(); });
  if (count == 0 || !has_all) {
    return false;
  }
  if (count == 2) {
    const Occurrences& a = near.operands[0];
    const Occurrences& b = near.operands[1];
    return stands_before(a, b, near) ||
           (!near.ordered && stands_before(b, a, near));
  }
  const std::vector<Step> steps = steps_of(near);
  Walk walk(near, Walk::Direction::forward, end_of(steps));
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return walk.add(step).test(only(count) - 1);
  });
}

std::vector<Occurrences> near_occurrences(const NearOperands& near) {
  if (!stand_near(near)) {
    return {};
  }
  const std::vector<Step> steps = steps_of(near);
  const std::uint32_t end = end_of(steps);
  const SetsByOccurrence to =
      walk_all(near, steps, Walk::Direction::forward, end);
  const SetsByOccurrence from =
      walk_all(near, mirrored(steps, end), Walk::Direction::backward, end);
  std::vector<Occurrences> kept(near.operands.size());
  for (std::size_t operand = 0; operand < kept.size(); ++operand) {
    const Occurrences& occurrences = near.operands[operand];
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
      if (is_complete(to[operand][i], from[operand][i], operand, kept.size())) {
        kept[operand].push_back(occurrences[i]);
      }
    }
  }
  return kept;
}

}  // namespace dateline
