#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

QueryNode leaf_node(NodeKind kind, std::string text);

// The words and texts of a query's parts, as the user wrote them. All arguments
// must outlive it.
class QueryWords {
 public:
  QueryWords(const Query& query, const SearchContext& context)
      : query_(query), context_(context) {}

  // The words of a phrase one by one; the text of another leaf as one word.
  // Nothing if a leaf has no word.
  std::vector<std::string> of(const QueryNode& node) const;

  // Whether a node is, or has below it, a word or a field.
  bool any_in(const QueryNode& node) const;

  // A node as the user wrote it, without "+", "-" and NOT before it.
  std::string text(const QueryNode& node) const;

 private:
  const Query& query_;
  const SearchContext& context_;
};

}  // namespace dateline
