#pragma once

#include <cstddef>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/verify/passage_occurrences.hpp"
#include "query/engine/verify/passage_run.hpp"

namespace dateline {

// Where a leaf matched, or an operand of a NEAR.
struct LeafMatches {
  Occurrences title, text;
  // In the text of the PassageRun, if a phrase or NEAR runs over the end of the
  // passage. It is looked for only if the passage by itself has none.
  Occurrences run = {};

  bool any() const { return !title.empty() || !text.empty() || !run.empty(); }
};

// Decides whether a query's tree holds for one passage, and where. The
// references must outlive it. Call either holds() or decides(), once.
class PassageMatch {
 public:
  PassageMatch(const CompiledQuery& query, const PassageRecord& passage,
               PassageOccurrences& occurrences, PassageRun& run);

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
  std::vector<Occurrences> near_running_on(const CompiledNode& near);
  bool has(const Leaf& leaf);
  LeafMatches find(const Leaf& leaf);
  Occurrences running_on(const Leaf& leaf);
  void keep(std::size_t leaf, LeafMatches matches, bool negated);
  bool passes(const Filter& filter) const;

  // The title belongs to an article's first passage.
  bool in_title(const Leaf& leaf) const {
    return leaf.title_only || passage_.ordinal == 1;
  }

  const CompiledQuery& query_;
  const PassageRecord& passage_;
  PassageOccurrences& occurrences_;
  PassageRun& run_;
  bool keeps_matches_ = true;
  std::vector<LeafMatches> matches_;
};

}  // namespace dateline
