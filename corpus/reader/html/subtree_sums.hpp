#pragma once

#include <cstddef>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"

namespace dateline {

// Sums of a value over the nodes of any subtree, each in constant time.
class SubtreeSums {
 public:
  explicit SubtreeSums(std::size_t nodes) : before_(nodes + 1) {}

  // Adds to a node's own value, before complete() is called.
  void add(std::size_t node, double value) { before_[node + 1] += value; }
  void complete() {
    for (std::size_t at = 1; at < before_.size(); ++at) {
      before_[at] += before_[at - 1];
    }
  }

  double of(const HtmlTree& tree, std::size_t node) const {
    return before_[tree[node].end] - before_[node];
  }

 private:
  std::vector<double> before_;
};

}  // namespace dateline
