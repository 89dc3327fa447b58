#include "query/engine/diagnosis/required_conditions.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

QueryNode field_node(const std::string& field, const std::string& value) {
  QueryNode node = leaf_node(NodeKind::field, value);
  node.field = field;
  return node;
}

const QueryNode& unwrapped(const QueryNode& group) {
  const bool is_wrapper = group.children.size() == 1 &&
                          group.children[0].kind == NodeKind::group &&
                          group.children[0].occur != Occur::must_not;
  return is_wrapper ? unwrapped(group.children[0]) : group;
}

void add_any_of(const std::string& field,
                const std::vector<std::string>& values, Conditions& filters) {
  QueryNode any;
  std::string text;
  for (const std::string& value : values) {
    any.children.push_back(field_node(field, value));
    text += (text.empty() ? "" : " OR ") + field + ":" + value;
  }
  if (any.children.size() == 1) {
    any = QueryNode(any.children.front());
  }
  if (!values.empty()) {
    filters.push_back(condition(std::move(any), text));
  }
}

}  // namespace

Condition condition(QueryNode node, std::string text) {
  node.occur = Occur::must;
  return {std::move(node), std::move(text), false};
}

Demands demands_of(const QueryNode& from, const QueryWords& words) {
  const QueryNode& group = unwrapped(from);
  Demands demands;
  std::vector<QueryNode> alternatives;
  for (const QueryNode& child : group.children) {
    if (child.occur == Occur::must_not) {
      demands.exclusions.push_back({child, words.text(child), false});
    } else if (is_filter(child) && child.occur == Occur::must) {
      demands.filters.push_back({child, words.text(child), false});
    } else if (child.occur == Occur::must) {
      demands.words.push_back({child, words.text(child), false});
    } else {
      alternatives.push_back(child);
    }
  }
  if (demands.words.empty() && !alternatives.empty()) {
    QueryNode any;
    any.children = std::move(alternatives);
    if (any.children.size() == 1) {
      any = QueryNode(any.children.front());
    }
    if (words.any_in(any)) {
      demands.words.push_back(condition(any, words.text(any)));
    }
  }
  return demands;
}

Conditions filters_of(const SearchOptions& options) {
  Conditions filters;
  add_any_of("source", options.sources, filters);
  add_any_of("lang", options.languages, filters);
  if (!options.from.empty() || !options.to.empty()) {
    const std::string from = options.from.empty() ? "" : "from " + options.from;
    const std::string to = options.to.empty() ? "" : "to " + options.to;
    filters.push_back(
        {{}, from + (from.empty() || to.empty() ? "" : " ") + to, true});
  }
  return filters;
}

}  // namespace dateline
