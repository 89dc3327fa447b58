#include "query/engine/plan/should_clauses.hpp"

#include <algorithm>
#include <cstddef>

namespace dateline {
namespace {

using Kind = CompiledNode::Kind;

bool same_letters(const Pattern& a, const Pattern& b) {
  return std::equal(a.arcs.begin(), a.arcs.end(), b.arcs.begin(), b.arcs.end(),
                    [](const auto& x, const auto& y) {
                      return std::equal(
                          x.begin(), x.end(), y.begin(), y.end(),
                          [](const PatternArc& m, const PatternArc& n) {
                            return m.literal == n.literal;
                          });
                    });
}

// Whether two leaves are in the same passages.
bool is_same(const Leaf& a, const Leaf& b) {
  return a.weakest == b.weakest && a.title_only == b.title_only &&
         same_terms(a.pattern, b.pattern) &&
         (a.weakest >= MatchLevel::stemmed ||
          same_letters(a.pattern, b.pattern));
}

class Choices {
 public:
  explicit Choices(const CompiledQuery& query) : query_(query) {}

  void add_all(const CompiledNode& group) {
    for (const CompiledNode& child : group.children) {
      if (child.occur != Occur::should) {
        continue;
      }
      if (has_only_choices(child)) {
        add_all(child);
      } else if (child.kind != Kind::leaf || is_new(child.index)) {
        choices_.push_back(&child);
      }
    }
  }

  std::vector<const CompiledNode*> take() { return std::move(choices_); }

 private:
  static bool has_only_choices(const CompiledNode& node) {
    return node.kind == Kind::group && !node.children.empty() &&
           std::all_of(node.children.begin(), node.children.end(),
                       [](const CompiledNode& child) {
                         return child.occur == Occur::should;
                       });
  }

  bool is_new(std::size_t leaf) {
    const auto known =
        std::find_if(seen_.begin(), seen_.end(), [&](std::size_t other) {
          return is_same(query_.leaves[leaf], query_.leaves[other]);
        });
    if (known != seen_.end()) {
      return false;
    }
    seen_.push_back(leaf);
    return true;
  }

  const CompiledQuery& query_;
  std::vector<const CompiledNode*> choices_;
  std::vector<std::size_t> seen_;  // leaves
};

}  // namespace

std::vector<const CompiledNode*> distinct_should_clauses(
    const CompiledQuery& query, const CompiledNode& group) {
  Choices choices(query);
  choices.add_all(group);
  return choices.take();
}

}  // namespace dateline
