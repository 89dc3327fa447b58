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

// The group inside of groups that hold nothing but one group.
const QueryNode& unwrapped(const QueryNode& group) {
  const bool is_wrapper = group.children.size() == 1 &&
                          group.children[0].kind == NodeKind::group &&
                          group.children[0].occur != Occur::must_not;
  return is_wrapper ? unwrapped(group.children[0]) : group;
}

QueryNode any_of(std::vector<QueryNode> alternatives) {
  if (alternatives.size() == 1) {
    return std::move(alternatives.front());
  }
  QueryNode group;
  group.alternatives = group.row = true;
  group.children = std::move(alternatives);
  return group;
}

void add_field(const std::string& field, const std::vector<std::string>& values,
               Conditions& conditions) {
  if (values.empty()) {
    return;
  }
  std::vector<QueryNode> nodes;
  std::string text;
  for (const std::string& value : values) {
    nodes.push_back(field_node(field, value));
    text.append(text.empty() ? "" : " OR ").append(field);
    text.append(":").append(value);
  }
  conditions.push_back(must_match(any_of(std::move(nodes)), text));
}

}  // namespace

Condition must_match(QueryNode node, std::string text) {
  node.occur = Occur::must;
  return {std::move(node), std::move(text)};
}

RequiredConditions required_conditions(const QueryNode& group,
                                       const QueryWords& words) {
  RequiredConditions required;
  std::vector<QueryNode> alternatives;
  for (const QueryNode& child : unwrapped(group).children) {
    if (child.occur == Occur::must_not) {
      required.exclusions.push_back({child, words.text(child)});
    } else if (is_filter(child) && child.occur == Occur::must) {
      required.filters.push_back({child, words.text(child)});
    } else if (child.occur == Occur::must) {
      required.words.push_back({child, words.text(child)});
    } else {
      alternatives.push_back(child);
    }
  }
  if (required.words.empty() && !alternatives.empty()) {
    const bool are_several = alternatives.size() > 1;
    QueryNode any = any_of(std::move(alternatives));
    // Words in a row, unlike those with OR between, do without those that are
    // too common to rank.
    if (are_several) {
      any.alternatives = unwrapped(group).alternatives;
    }
    if (words.any_in(any)) {
      required.words.push_back(must_match(any, words.text(any)));
    }
  }
  return required;
}

Conditions filter_conditions(const SearchFilters& filters) {
  Conditions conditions;
  add_field("source", filters.sources, conditions);
  add_field("author", filters.authors, conditions);
  add_field("lang", filters.languages, conditions);
  const std::string from = filters.from.empty() ? "" : "from " + filters.from;
  const std::string to = filters.to.empty() ? "" : "to " + filters.to;
  if (!from.empty() || !to.empty()) {
    conditions.push_back(
        {{}, from + (from.empty() || to.empty() ? "" : " ") + to, true});
  }
  return conditions;
}

}  // namespace dateline
