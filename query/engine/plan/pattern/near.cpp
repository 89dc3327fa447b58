#include "query/engine/plan/pattern/near.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cassert>
#include <cstdint>
#include "query/engine/parse/query_limits.hpp"

namespace dateline {
namespace {

// A set of operands is a number with a bit for each; this is a set of those.
using Sets = std::bitset<std::size_t{1} << max_near_operands>;

constexpr std::size_t only(std::size_t operand) {
  return std::size_t{1} << operand;
}

// By operand: all sets without it.
const std::array<Sets, max_near_operands>& sets_without() {
  static const auto table = [] {
    std::array<Sets, max_near_operands> made;
    for (std::size_t operand = 0; operand < made.size(); ++operand) {
      for (std::size_t set = 0; set < made[operand].size(); ++set) {
        made[operand][set] = (set & only(operand)) == 0;
      }
    }
    return made;
  }();
  return table;
}

// An occurrence on the way along a text. On the way back positions count from
// the text's end.
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
    const Occurrences& all = near.operands[operand];
    for (std::size_t index = 0; index < all.size(); ++index) {
      steps.push_back({all[index].first, all[index].last, operand, index});
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

// Goes along a text and tells of each occurrence which sets of operands make a
// chain that ends with it. Only the sets are kept: of chains there may be
// millions, as where all operands are the same word.
class Walk {
 public:
  enum class Way { there, back };

  Walk(const NearOperands& near, Way way, std::uint32_t text_end)
      : distance_(near.distance),
        ordered_(near.ordered),
        without_(sets_without()),
        ending_at_(text_end + 1) {
    const std::size_t all = only(near.operands.size()) - 1;
    for (std::size_t operand = 0; operand < near.operands.size(); ++operand) {
      const std::size_t earlier = only(operand) - 1;
      before_[operand] =
          way == Way::there ? earlier : all & ~earlier & ~only(operand);
    }
  }

  // Steps come by their begin.
  Sets take(const Step& step) {
    const Sets made = extended(ending_near(step.begin), step.operand);
    ending_at_[step.end] |= made;
    return made;
  }

 private:
  Sets extended(const Sets& sets, std::size_t operand) const {
    Sets made;
    if (ordered_) {
      const std::size_t before = before_[operand];
      made[before | only(operand)] = before == 0 || sets[before];
    } else {
      made = (sets & without_[operand]) << only(operand);
      made.set(only(operand));
    }
    return made;
  }

  // The sets of chains that end before `begin` and near it.
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
  // By operand: the set of those it must follow.
  std::array<std::size_t, max_near_operands> before_{};
  const std::array<Sets, max_near_operands>& without_;
  std::vector<Sets> ending_at_;  // by position
  Sets near_;                    // to near_begin_
  std::uint32_t near_begin_ = 0;
};

// The same steps from the other end.
std::vector<Step> mirrored(std::vector<Step> steps, std::uint32_t text_end) {
  for (Step& step : steps) {
    step = {text_end - step.end, text_end - step.begin, step.operand,
            step.index};
  }
  sort_by_begin(steps);
  return steps;
}

// Of each operand's occurrences.
using SetsOfAll = std::vector<std::vector<Sets>>;

SetsOfAll walk_all(const NearOperands& near, const std::vector<Step>& steps,
                   Walk::Way way, std::uint32_t text_end) {
  SetsOfAll sets;
  for (const Occurrences& all : near.operands) {
    sets.emplace_back(all.size());
  }
  Walk walk(near, way, text_end);
  for (const Step& step : steps) {
    sets[step.operand][step.index] = walk.take(step);
  }
  return sets;
}

// Whether a chain to an occurrence of `operand` and one from it make a whole.
bool complete(const Sets& to, const Sets& from, std::size_t operand,
              std::size_t operands) {
  const std::size_t all = only(operands) - 1;
  for (std::size_t set = 0; set <= all; ++set) {
    if (to[set] && from[(all & ~set) | only(operand)]) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool stand_near(const NearOperands& near) {
  const std::size_t count = near.operands.size();
  assert(count <= max_near_operands);
  const bool has_all =
      std::none_of(near.operands.begin(), near.operands.end(),
                   [](const Occurrences& all) { return all.empty(); });
  if (count == 0 || !has_all) {
    return false;
  }
  const std::vector<Step> steps = steps_of(near);
  Walk walk(near, Walk::Way::there, end_of(steps));
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return walk.take(step).test(only(count) - 1);
  });
}

std::vector<Occurrences> near_occurrences(const NearOperands& near) {
  if (!stand_near(near)) {
    return {};
  }
  const std::vector<Step> steps = steps_of(near);
  const std::uint32_t end = end_of(steps);
  const SetsOfAll to = walk_all(near, steps, Walk::Way::there, end);
  const SetsOfAll from =
      walk_all(near, mirrored(steps, end), Walk::Way::back, end);
  std::vector<Occurrences> kept(near.operands.size());
  for (std::size_t operand = 0; operand < kept.size(); ++operand) {
    const Occurrences& all = near.operands[operand];
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (complete(to[operand][i], from[operand][i], operand, kept.size())) {
        kept[operand].push_back(all[i]);
      }
    }
  }
  return kept;
}

}  // namespace dateline
