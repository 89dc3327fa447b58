#pragma once

#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// Turns down passages that lack the letters of the query's literal words. It
// searches the bytes of a passage, which is many times faster than analysing
// it: the index cannot tell where a word as common as "it" is written IT. It
// never turns down a passage that matches.
class LiteralCheck {
 public:
  // `query` must outlive it.
  explicit LiteralCheck(const CompiledQuery& query);

  bool may_match(const PassageRecord& passage) const;

 private:
  bool may_hold(const CompiledNode& node, const PassageRecord& passage) const;
  bool all_may_hold(const std::vector<CompiledNode>& nodes,
                    const PassageRecord& passage) const;
  bool near_may_hold(const CompiledNode& near,
                     const PassageRecord& passage) const;
  bool group_may_hold(const CompiledNode& group,
                      const PassageRecord& passage) const;

  const CompiledQuery& query_;
  bool has_literals_;
};

}  // namespace dateline
