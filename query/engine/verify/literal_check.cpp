#include "query/engine/verify/literal_check.hpp"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

bool is_literal(const Leaf& leaf) {
  return leaf.weakest == MatchLevel::literal;
}

// Whether the text has all words of a pattern with these letters, or, if the
// rest may be in the next passage, the first. The joined form of a compound
// contains its words.
bool has_letters(const std::string& text, const Pattern& pattern,
                 bool runs_on = false) {
  return std::all_of(pattern.arcs.begin(),
                     runs_on ? pattern.arcs.begin() + 1 : pattern.arcs.end(),
                     [&](const std::vector<PatternArc>& arcs) {
                       return text.find(arcs.front().literal) != text.npos;
                     });
}

bool has(const CompiledQuery& query, const Leaf& leaf,
         const PassageRecord& passage, bool runs_on) {
  const Pattern& pattern = query.pattern_of(leaf);
  const bool in_title = leaf.title_only || passage.ordinal == 1;
  return !is_literal(leaf) ||
         (!leaf.title_only && has_letters(passage.text, pattern, runs_on)) ||
         (in_title && has_letters(passage.title, pattern));
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
    case CompiledNode::Kind::leaf:
      return has(query_, query_.leaves[node.index], passage,
                 query_.leaves[node.index].runs_on);
    case CompiledNode::Kind::filter:
      return true;
    case CompiledNode::Kind::near:
      return near_may_hold(node, passage);
    case CompiledNode::Kind::group:
      break;
  }
  return group_may_hold(node, passage);
}

bool LiteralCheck::all_may_hold(const std::vector<CompiledNode>& nodes,
                                const PassageRecord& passage) const {
  return std::all_of(nodes.begin(), nodes.end(), [&](const CompiledNode& node) {
    return may_hold(node, passage);
  });
}

// A NEAR that runs on needs only begin in the passage, with any operand.
bool LiteralCheck::near_may_hold(const CompiledNode& near,
                                 const PassageRecord& passage) const {
  if (!runs_on(query_, near)) {
    return all_may_hold(near.operands, passage);
  }
  return std::ranges::any_of(near.operands, [&](const CompiledNode& operand) {
    return std::ranges::any_of(leaves_of(query_, operand), [&](auto* leaf) {
      return has(query_, *leaf, passage, true);
    });
  });
}

// The letters say nothing about what is excluded: they may be part of other
// words.
bool LiteralCheck::group_may_hold(const CompiledNode& group,
                                  const PassageRecord& passage) const {
  return all_may_hold(group.all_of, passage) &&
         (group.any_of.empty() ||
          std::any_of(group.any_of.begin(), group.any_of.end(),
                      [&](const CompiledNode& clause) {
                        return may_hold(clause, passage);
                      }));
}

}  // namespace dateline
