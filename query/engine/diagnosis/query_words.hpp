#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Whether a node is a word or a phrase.
bool is_leaf(const QueryNode& node);

QueryNode leaf_node(NodeKind kind, std::string text);

// A query as its user wrote it: the words and texts of its parts. All arguments
// must outlive it.
class QueryWords {
 public:
  QueryWords(const Query& query, const SearchContext& context)
      : query_(query), context_(context) {}

  // The words of a phrase; other leaves are one.
  std::vector<std::string> of(const QueryNode& node) const;

  // Whether there is any word or field below a node.
  bool any_in(const QueryNode& node) const;

  // As the user wrote it, without its sign.
  std::string text(const QueryNode& node) const;

 private:
  const Query& query_;
  const SearchContext& context_;
};

}  // namespace dateline
