#pragma once

#include <cstddef>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/verify/passage_occurrences.hpp"

namespace dateline {

// Where a leaf matched, or an operand of a NEAR.
struct LeafMatches {
  Occurrences title, text;

  bool any() const { return !title.empty() || !text.empty(); }
};

// Decides whether a query's tree holds for one passage, and where. The
// references must outlive it. Call either holds() or decides(), once.
class PassageMatch {
 public:
  PassageMatch(const CompiledQuery& query, const PassageRecord& passage,
               PassageOccurrences& occurrences);

  // Looks at every clause, to find all that is to be marked.
  bool holds() { return group(query_.root, false); }

  // Like holds(), but ends as soon as the answer is clear, and does not look
  // for further occurrences of a leaf: cheaper.
  bool decides();

  // By leaf, where it matched; nothing for excluded leaves. Call holds() first.
  const std::vector<LeafMatches>& leaf_matches() const { return matches_; }

 private:
  bool node(const CompiledNode& node, bool negated);
  bool leaf(std::size_t index, bool negated);
  bool group(const CompiledNode& group, bool negated);
  bool group_decides(const CompiledNode& group);
  bool near(const CompiledNode& near, bool negated);
  LeafMatches operand_matches(const CompiledNode& operand);
  void keep_near(const CompiledNode& operand, const LeafMatches& near,
                 bool negated);
  bool has(const Leaf& leaf) const;
  LeafMatches find(const Leaf& leaf);
  void keep(std::size_t leaf, LeafMatches matches, bool negated);
  bool passes(const Filter& filter) const;

  // The title belongs to an article's first passage.
  bool in_title(const Leaf& leaf) const {
    return leaf.title_only || passage_.ordinal == 1;
  }

  const CompiledQuery& query_;
  const PassageRecord& passage_;
  PassageOccurrences& occurrences_;
  bool keeps_matches_ = true;
  std::vector<LeafMatches> matches_;
};

}  // namespace dateline
