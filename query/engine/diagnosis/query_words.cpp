#include "query/engine/diagnosis/query_words.hpp"

#include <algorithm>
#include <utility>

#include "query/engine/parse/parser.hpp"
#include "query/engine/parse/query_printer.hpp"

namespace dateline {

QueryNode leaf_node(NodeKind kind, std::string text) {
  QueryNode node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

std::vector<std::string> QueryWords::of(const QueryNode& node) const {
  const auto& languages = context_.reader.languages();
  const std::string language =
      languages.empty() ? std::string() : languages.begin()->first;
  std::vector<std::string> words;
  for (const Token& token :
       context_.analysers.of(language).analyse(node.text).tokens) {
    if (token.is_base()) {
      words.push_back(node.text.substr(token.begin, token.end - token.begin));
    }
  }
  const bool is_one_word = node.kind != NodeKind::phrase && !words.empty();
  return is_one_word ? std::vector<std::string>{node.text} : words;
}

bool QueryWords::any_in(const QueryNode& node) const {
  if (!node.children.empty()) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [this](const QueryNode& c) { return any_in(c); });
  }
  return is_leaf(node) ? !of(node).empty() : node.kind == NodeKind::field;
}

std::string QueryWords::text(const QueryNode& node) const {
  std::string text = query_.text().substr(node.begin, node.end - node.begin);
  if (text.starts_with("NOT ")) {
    text.erase(0, 4);
  }
  while (text.starts_with('+') || text.starts_with('-')) {
    text.erase(0, 1);
  }
  if (!text.empty()) {
    return text;
  }
  QueryNode root;
  root.children.push_back(node);
  root.children.back().occur = Occur::should;
  return print_query(root);
}

}  // namespace dateline
