#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/pattern/occurrence.hpp"
#include "query/engine/verify/token_graph.hpp"

namespace dateline {

// The occurrences of a query's patterns in one passage. A pattern is searched
// when it is first asked for, and not again: match, score, spans and
// explanation are all made of the same occurrences. The references must outlive
// it.
class PassageOccurrences {
 public:
  PassageOccurrences(const CompiledQuery& query, const TokenGraph& title,
                     const TokenGraph& text);

  const TokenGraph& title() const { return title_; }
  const TokenGraph& text() const { return text_; }

  // By position, at `weakest` level or closer. `pattern` is an index of
  // CompiledQuery::patterns.
  const Occurrences& in_title(std::size_t pattern, MatchLevel weakest);
  const Occurrences& in_text(std::size_t pattern, MatchLevel weakest);

 private:
  // By pattern, for each level that may find fewer than the next.
  using Found = std::vector<std::optional<Occurrences>>;

  const Occurrences& find(const TokenGraph& graph, Found& found,
                          std::size_t pattern, MatchLevel weakest) const;

  const CompiledQuery& query_;
  const TokenGraph& title_;
  const TokenGraph& text_;
  Found in_title_;
  Found in_text_;
};

}  // namespace dateline
