#pragma once

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/compiled_query.hpp"

namespace dateline {

// Whether a passage may match by the letters of the query's literal words
// alone. A look at its bytes before it is analysed, which takes many times as
// long: of a word as common as "it" the index cannot tell where it is written
// IT. It never turns down a passage that matches.
class LiteralCheck {
 public:
  // `query` must outlive it.
  explicit LiteralCheck(const CompiledQuery& query);

  bool may_match(const PassageRecord& passage) const;

 private:
  bool may_hold(const CompiledNode& node, const PassageRecord& passage) const;
  bool group_may_hold(const CompiledNode& group,
                      const PassageRecord& passage) const;

  const CompiledQuery& query_;
  bool has_literals_;
};

}  // namespace dateline
