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
      : operands_(operands), distance_(distance), ordered_(ordered) {
    for (const auto& occurrences : operands) {
      for (const Occurrence& occurrence : occurrences) {
        longest_ = std::max(longest_, occurrence.last - occurrence.first);
      }
    }
  }

  // Whether a chain begins with `link`; keeps the links of the first.
  bool try_from(const Link& link) {
    used_.assign(operands_.size(), false);
    chain_.clear();
    if (!extend(link)) {
      return false;
    }
    kept_.insert(chain_.begin(), chain_.end());
    return true;
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
    if (remembers() && dead_ends_.contains({used_, link})) {
      return false;
    }
    used_[link.operand] = true;
    chain_.push_back(link);
    const std::uint32_t last = operands_[link.operand][link.index].last;
    if (chain_.size() == operands_.size() ||
        (can_reach_others(last) && extend_behind(last))) {
      return true;
    }
    chain_.pop_back();
    used_[link.operand] = false;
    if (remembers()) {
      dead_ends_.insert({used_, link});
    }
    return false;
  }

  // Of two operands, each way is gone once.
  bool remembers() const { return operands_.size() > 2; }

  // Whether each operand that is left has a place behind `last` that is not
  // farther than all of them together can bridge. Else the search would try as
  // many orders as there are of those that can.
  bool can_reach_others(std::uint32_t last) const {
    const std::uint64_t left = operands_.size() - chain_.size();
    const std::uint64_t reach = left * distance_ + (left - 1) * longest_;
    for (std::size_t o = 0; o < operands_.size(); ++o) {
      if (used_[o]) {
        continue;
      }
      const auto next = first_behind(o, last);
      if (next == operands_[o].end() || next->first - last > reach) {
        return false;
      }
    }
    return true;
  }

  std::vector<Occurrence>::const_iterator first_behind(
      std::size_t operand, std::uint32_t last) const {
    return std::lower_bound(
        operands_[operand].begin(), operands_[operand].end(), last,
        [](const Occurrence& o, std::uint32_t p) { return o.first < p; });
  }

  bool extend_behind(std::uint32_t last) {
    for (std::size_t next = 0; next < operands_.size(); ++next) {
      if (used_[next] || (ordered_ && next != chain_.size())) {
        continue;
      }
      const auto& occurrences = operands_[next];
      for (auto at = first_behind(next, last);
           at != occurrences.end() && at->first - last <= distance_; ++at) {
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
  std::uint32_t longest_ = 0;  // occurrence, in tokens
  std::vector<bool> used_;
  std::vector<Link> chain_;
  std::set<Link> kept_;
  std::set<std::pair<std::vector<bool>, Link>> dead_ends_;
};

// Where chains may begin; nowhere if an operand is not there.
std::vector<Link> starts(const Operands& operands, bool ordered) {
  std::vector<Link> links;
  for (std::size_t o = 0; o < operands.size(); ++o) {
    if (operands[o].empty()) {
      return {};
    }
    for (std::size_t i = 0; i < operands[o].size() && (o == 0 || !ordered);
         ++i) {
      links.push_back({o, i});
    }
  }
  return links;
}

}  // namespace

Operands near_occurrences(const Operands& operands, unsigned distance,
                          bool ordered) {
  ChainSearch search(operands, distance, ordered);
  for (const Link& link : starts(operands, ordered)) {
    search.try_from(link);
  }
  return search.kept();
}

bool are_near(const Operands& operands, unsigned distance, bool ordered) {
  ChainSearch search(operands, distance, ordered);
  const std::vector<Link> links = starts(operands, ordered);
  return std::any_of(links.begin(), links.end(),
                     [&](const Link& link) { return search.try_from(link); });
}

}  // namespace dateline
