#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/verify/token_graph.hpp"

namespace dateline {

// Where a leaf, or a NEAR of leaves, matched.
struct LeafMatches {
  Occurrences title, text;

  bool any() const { return !title.empty() || !text.empty(); }
};

// By leaf, the first that finds the same in every passage: for PassageMatch.
std::vector<std::size_t> duplicate_leaves(const std::vector<Leaf>& leaves);

// Whether a query's tree holds for one passage, and where. The references must
// outlive it. Ask once, by holds() or by decides().
class PassageMatch {
 public:
  // `alike` is duplicate_leaves() of the query's leaves.
  PassageMatch(const CompiledQuery& query, const PassageRecord& passage,
               const TokenGraph& title, const TokenGraph& text,
               const std::vector<std::size_t>& alike);

  bool holds() { return group(query_.root, false); }

  // The same without places: cheaper.
  bool decides();

  // By leaf, where it matched; of leaves that are not negated. After holds().
  const std::vector<LeafMatches>& places() const { return matched_; }

 private:
  bool node(const CompiledNode& from, bool negated);
  bool leaf(std::size_t index, bool negated);
  bool group(const CompiledNode& from, bool negated);
  bool near(const CompiledNode& from, bool negated);
  LeafMatches any_leaf(const CompiledNode& from) const;
  void keep_near(const CompiledNode& from, const LeafMatches& near,
                 bool negated);
  bool has(const Leaf& leaf) const;
  LeafMatches find(const Leaf& leaf) const;
  void keep(std::size_t leaf, const LeafMatches& places, bool negated);
  bool passes(const Filter& filter) const;

  bool has_title() const { return passage_.ordinal == 1; }

  const CompiledQuery& query_;
  const PassageRecord& passage_;
  const TokenGraph& title_;
  const TokenGraph& text_;
  const std::vector<std::size_t>& duplicate_of_;
  std::vector<std::optional<LeafMatches>> found_;  // by the first leaf alike
  bool keeps_places_ = true;
  std::vector<LeafMatches> matched_;
};

}  // namespace dateline
