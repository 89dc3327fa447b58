#include "query/near.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

namespace dateline {
namespace {

using Operands = std::vector<std::vector<Occurrence>>;

// One operand's occurrence.
struct Link {
  std::size_t operand;
  std::size_t index;
  auto operator<=>(const Link&) const = default;
};

class ChainSearch {
 public:
  ChainSearch(const Operands& operands, unsigned distance, bool ordered)
      : operands_(operands), distance_(distance), ordered_(ordered) {}

  // Keeps the links of the first chain that begins with `link`.
  void try_from(const Link& link) {
    used_.assign(operands_.size(), false);
    chain_.clear();
    if (extend(link)) {
      kept_.insert(chain_.begin(), chain_.end());
    }
  }

  Operands kept() const {
    Operands kept(kept_.empty() ? 0 : operands_.size());
    for (const Link& link : kept_) {
      kept[link.operand].push_back(operands_[link.operand][link.index]);
    }
    return kept;
  }

 private:
  bool extend(const Link& link) {
    if (dead_ends_.contains({used_, link})) {
      return false;
    }
    used_[link.operand] = true;
    chain_.push_back(link);
    if (chain_.size() == operands_.size() || extend_behind(link)) {
      return true;
    }
    chain_.pop_back();
    used_[link.operand] = false;
    dead_ends_.insert({used_, link});
    return false;
  }

  bool extend_behind(const Link& link) {
    const std::uint32_t last = operands_[link.operand][link.index].last;
    for (std::size_t next = 0; next < operands_.size(); ++next) {
      if (used_[next] || (ordered_ && next != chain_.size())) {
        continue;
      }
      const auto& occurrences = operands_[next];
      auto at = std::lower_bound(
          occurrences.begin(), occurrences.end(), last,
          [](const Occurrence& o, std::uint32_t p) { return o.first < p; });
      for (; at != occurrences.end() && at->first - last <= distance_; ++at) {
        const auto index = static_cast<std::size_t>(at - occurrences.begin());
        if (extend({next, index})) {
          return true;
        }
      }
    }
    return false;
  }

  const Operands& operands_;
  unsigned distance_;
  bool ordered_;
  std::vector<bool> used_;
  std::vector<Link> chain_;
  std::set<Link> kept_;
  std::set<std::pair<std::vector<bool>, Link>> dead_ends_;
};

}  // namespace

Operands near_occurrences(const Operands& operands, unsigned distance,
                          bool ordered) {
  ChainSearch search(operands, distance, ordered);
  const std::size_t first_operands = ordered ? 1 : operands.size();
  for (std::size_t o = 0; o < first_operands && o < operands.size(); ++o) {
    for (std::size_t i = 0; i < operands[o].size(); ++i) {
      search.try_from({o, i});
    }
  }
  return search.kept();
}

}  // namespace dateline
