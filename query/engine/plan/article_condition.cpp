#include "query/engine/plan/article_condition.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "query/engine/parse/field_names.hpp"
#include "query/engine/parse/node_builders.hpp"

namespace dateline {
namespace {

// The words of `node`, of which one suffices. Those that the query joins by OR
// stay a group, because only words in a row can be a name of several words.
void append_words(const QueryNode& node, Clauses& words) {
  if (node.occur == Occur::must_not || node.kind == NodeKind::field) {
    return;
  }
  if (node.kind != NodeKind::group) {
    words.push_back(node);
    words.back().occur = Occur::should;
    words.back().quoted = false;
    return;
  }
  Clauses inner;
  for (const QueryNode& child : node.children) {
    append_words(child, inner);
  }
  if (node.alternatives && inner.size() > 1) {
    QueryNode group = make_node(NodeKind::group, std::move(inner));
    group.alternatives = true;
    words.push_back(std::move(group));
  } else {
    append(words, std::move(inner));
  }
}

void append_article_words(const QueryNode& node, Clauses& words) {
  if (node.occur == Occur::must_not) {
    return;
  }
  for (const QueryNode& child : node.children) {
    is_article_condition(node) ? append_words(child, words)
                               : append_article_words(child, words);
  }
}

bool looks_for_words(const QueryNode& group) {
  return std::ranges::any_of(group.children, [](const QueryNode& clause) {
    return clause.occur != Occur::must_not && !is_filter(clause);
  });
}

QueryNode with_words(QueryNode root, Matching matching) {
  if (root.kind != NodeKind::group || !has_article_condition(root)) {
    return root;
  }
  for (QueryNode& child : root.children) {
    child = with_words(std::move(child), matching);
  }
  if (looks_for_words(root)) {
    return root;
  }
  Clauses words = article_words(root).children;
  if (matching == Matching::all_words && words.size() > 1) {
    QueryNode any = make_node(NodeKind::group, std::move(words));
    any.alternatives = any.row = true;
    words = {std::move(any)};
  }
  append(root.children, std::move(words));
  return root;
}

}  // namespace

bool is_article_condition(const QueryNode& node) {
  return node.kind == NodeKind::field && node.field == article_field;
}

bool has_article_condition(const QueryNode& root) {
  return is_article_condition(root) ||
         std::ranges::any_of(root.children, has_article_condition);
}

QueryNode article_words(const QueryNode& root) {
  QueryNode words;
  append_article_words(root, words.children);
  return words;
}

Query with_article_words(const Query& query, Matching matching) {
  return has_article_condition(query.root())
             ? query.with_root(with_words(query.root(), matching))
             : query;
}

ArticleSets article_sets(const QueryNode& root, const Query& query,
                         Matching matching, const SearchContext& context) {
  ArticleSets sets;
  if (is_article_condition(root)) {
    sets[&root] = context.articles->articles_with(root.children.front(), query,
                                                  matching, context);
    return sets;
  }
  for (const QueryNode& child : root.children) {
    sets.merge(article_sets(child, query, matching, context));
  }
  return sets;
}

Query within_article(const Query& query) {
  if (query.root().children.empty()) {
    return query;
  }
  QueryNode condition =
      field_of_words(std::string(article_field), query.root());
  condition.occur = Occur::must;
  condition.end = query.root().end;
  QueryNode root;
  root.end = query.root().end;
  root.children.push_back(std::move(condition));
  return query.with_root(std::move(root));
}

}  // namespace dateline
