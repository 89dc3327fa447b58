#include "query/engine/verify/literal_check.hpp"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

using Kind = CompiledNode::Kind;

bool is_literal(const Leaf& leaf) {
  return leaf.weakest == MatchLevel::literal;
}

// The words of a compound stand in it as they are.
bool has_letters(const std::string& text, const Pattern& pattern) {
  return std::all_of(pattern.arcs.begin(), pattern.arcs.end(),
                     [&](const std::vector<PatternArc>& arcs) {
                       return text.find(arcs.front().literal) != text.npos;
                     });
}

bool may_have(const Leaf& leaf, const PassageRecord& passage) {
  const bool in_title = leaf.title_only || passage.ordinal == 1;
  return !is_literal(leaf) ||
         (!leaf.title_only && has_letters(passage.text, leaf.pattern)) ||
         (in_title && has_letters(passage.title, leaf.pattern));
}

}  // namespace

LiteralCheck::LiteralCheck(const CompiledQuery& query)
    : query_(query),
      has_literals_(
          std::any_of(query.leaves.begin(), query.leaves.end(), is_literal)) {}

bool LiteralCheck::may_match(const PassageRecord& passage) const {
  return !has_literals_ || group_may_hold(query_.root, passage);
}

bool LiteralCheck::may_hold(const CompiledNode& node,
                            const PassageRecord& passage) const {
  switch (node.kind) {
    case Kind::leaf:
      return may_have(query_.leaves[node.index], passage);
    case Kind::filter:
      return true;
    case Kind::near:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const CompiledNode& operand) {
                           return may_hold(operand, passage);
                         });
    case Kind::group:
      break;
  }
  return group_may_hold(node, passage);
}

// What is excluded may be there all the same, in other letters.
bool LiteralCheck::group_may_hold(const CompiledNode& group,
                                  const PassageRecord& passage) const {
  bool has_word_must = false, has_should = false, any_should = false;
  for (const CompiledNode& child : group.children) {
    if (child.occur == Occur::must_not) {
      continue;
    }
    const bool may = may_hold(child, passage);
    if (child.occur == Occur::must) {
      if (!may) {
        return false;
      }
      has_word_must = has_word_must || !child.filters;
    } else {
      has_should = true;
      any_should = any_should || may;
    }
  }
  return any_should || !has_should || has_word_must;
}

}  // namespace dateline
