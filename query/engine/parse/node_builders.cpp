#include "query/engine/parse/node_builders.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/engine/parse/query_characters.hpp"

namespace dateline {

namespace {

// Whether a node is text in quotes, or quoted words near each other.
bool is_quoted(const QueryNode& node) {
  return node.kind == NodeKind::phrase || node.kind == NodeKind::literal ||
         (node.kind == NodeKind::near &&
          std::ranges::all_of(node.children, is_quoted));
}

}  // namespace

bool is_leaf(const QueryNode& node) {
  return node.kind != NodeKind::group && node.kind != NodeKind::field &&
         node.kind != NodeKind::near;
}

QueryNode make_leaf(Lexeme token) {
  QueryNode node;
  node.kind = token.leaf;
  node.text = std::move(token.text);
  node.distance = token.distance;
  node.begin = token.begin;
  node.end = token.end;
  return node;
}

void append(Clauses& clauses, Clauses more) {
  std::ranges::move(more, std::back_inserter(clauses));
}

QueryNode make_node(NodeKind kind, Clauses children) {
  QueryNode node;
  node.kind = kind;
  if (!children.empty()) {
    node.begin = children.front().begin;
    node.end = children.back().end;
  }
  node.children = std::move(children);
  return node;
}

QueryNode make_operand(Clauses clauses) {
  if (clauses.size() != 1 || clauses[0].occur == Occur::must_not) {
    return make_node(NodeKind::group, std::move(clauses));
  }
  QueryNode operand = std::move(clauses[0]);
  operand.occur = Occur::should;
  return operand;
}

QueryNode make_conjunction(Clauses operands) {
  for (QueryNode& each : operands) each.occur = Occur::must;
  return make_node(NodeKind::group, std::move(operands));
}

QueryNode make_root(Clauses clauses) {
  if (clauses.size() == 1 && clauses[0].kind == NodeKind::group) {
    return make_operand(std::move(clauses));
  }
  return make_node(NodeKind::group, std::move(clauses));
}

Clauses without_optional_clauses(Clauses clauses) {
  const auto is_optional = [](const QueryNode& clause) {
    return clause.occur == Occur::should;
  };
  const auto others =
      std::stable_partition(clauses.begin(), clauses.end(), is_optional);
  Clauses result(std::make_move_iterator(others),
                 std::make_move_iterator(clauses.end()));
  clauses.erase(others, clauses.end());
  if (result.empty() || clauses.empty()) {
    append(result, std::move(clauses));
    return result;
  }
  const bool is_one = clauses.size() == 1;
  result.push_back(is_one ? std::move(clauses[0])
                          : make_node(NodeKind::group, std::move(clauses)));
  result.back().occur = Occur::must;
  result.back().alternatives = result.back().alternatives || !is_one;
  return result;
}

QueryNode loose_phrase(const Lexeme& token) {
  Clauses words;
  for (std::size_t at = end_of_space(token.text, 0); at < token.text.size();
       at = end_of_space(token.text, at)) {
    QueryNode& word = words.emplace_back();
    const std::size_t begin = at;
    while (at < token.text.size() && space_length(token.text, at) == 0) ++at;
    word.kind = NodeKind::phrase;
    word.text = token.text.substr(begin, at - begin);
    word.begin = token.begin;
    word.end = token.end;
  }
  QueryNode near = make_node(NodeKind::near, std::move(words));
  near.distance = token.distance;
  near.ordered = token.ordered;
  return near;
}

void require_quoted(Clauses& clauses) {
  const auto words =
      std::ranges::count_if(clauses, [](const QueryNode& clause) {
        return clause.occur != Occur::must_not && !is_filter(clause);
      });
  if (words < 2) return;
  for (QueryNode& clause : clauses) {
    if (clause.occur == Occur::should && is_quoted(clause)) {
      clause.occur = Occur::must;
      clause.quoted = true;
    }
  }
}

bool are_alternatives(const QueryNode& node) {
  return node.kind == NodeKind::group &&
         std::ranges::all_of(node.children, [](const QueryNode& child) {
           return child.occur == Occur::should;
         });
}

bool is_near_operand(const QueryNode& node) {
  if (is_leaf(node)) return true;
  return node.kind == NodeKind::group &&
         std::ranges::all_of(node.children, [](const QueryNode& child) {
           return child.occur == Occur::should && is_leaf(child);
         });
}

QueryNode field_of_words(std::string name, QueryNode inner) {
  QueryNode node;
  node.kind = NodeKind::field;
  node.field = std::move(name);
  node.end = inner.end;
  node.children.push_back(std::move(inner));
  return node;
}

}  // namespace dateline
