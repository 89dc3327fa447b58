#include "query/engine/parse/query_printer.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_characters.hpp"

namespace dateline {

namespace {

std::string print_clauses(const QueryNode& group);
std::string print_operand(const QueryNode& node);

// Whether the lexer reads `raw` as this leaf in every place. It is tried behind
// a sign, since two signs would be text, and before a parenthesis, since a
// backslash at the end of `raw` would escape it.
bool reads_as(const std::string& raw, const QueryNode& leaf) {
  // Behind a word of its kind, [a TO b] would be a range.
  if (raw.starts_with('[') || raw.starts_with('{')) return false;
  ParseDiagnostics diagnostics(ParseDiagnostics::Mode::note);
  const std::optional<std::vector<Lexeme>> tokens =
      lex("(-" + raw + ")", diagnostics);
  if (!tokens || tokens->size() != 5 || !diagnostics.empty()) return false;
  const Lexeme& token = (*tokens)[2];
  return token.kind == Lexeme::Kind::leaf && token.leaf == leaf.kind &&
         token.text == leaf.text && token.distance == leaf.distance;
}

std::string with_marks(const QueryNode& leaf, const std::string& text) {
  switch (leaf.kind) {
    case NodeKind::literal:
      return "'" + text + "'";
    case NodeKind::prefix:
      return text + "*";
    case NodeKind::fuzzy:
      return text + "~" + std::to_string(leaf.distance);
    default:
      return text;
  }
}

// Writes a leaf with as few escapes as it needs. If escapes inside of the text
// do not suffice, the text is an operator such as AND; a backslash before it
// makes it a word.
std::string print_leaf(const QueryNode& leaf) {
  if (leaf.kind == NodeKind::phrase) {
    return '"' + escape_phrase(leaf.text) + '"';
  }
  const std::string plain = with_marks(leaf, leaf.text);
  if (reads_as(plain, leaf)) return plain;
  const std::string escaped = with_marks(leaf, escape_word(leaf.text));
  return reads_as(escaped, leaf) ? escaped : "\\" + escaped;
}

std::string print_near(const QueryNode& near) {
  const std::string op = std::string(near.ordered ? " ONEAR/" : " NEAR/") +
                         std::to_string(near.distance) + " ";
  std::string text;
  for (const QueryNode& child : near.children) {
    if (!text.empty()) text += op;
    text += child.kind == NodeKind::group ? "(" + print_clauses(child) + ")"
                                          : print_leaf(child);
  }
  return text;
}

std::string print_value(const std::string& value) {
  QueryNode word;
  word.kind = NodeKind::word;
  word.text = value;
  if (reads_as(value, word)) return value;
  word.kind = NodeKind::phrase;
  return print_leaf(word);
}

std::string print_field(const QueryNode& node) {
  if (node.children.empty()) {
    return node.field + ":" + print_value(node.text);
  }
  const QueryNode& words = node.children.front();
  const std::string text = print_operand(words);
  return words.kind == NodeKind::field ? node.field + ":(" + text + ")"
                                       : node.field + ":" + text;
}

std::string print_operand(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::group:
      return "(" + print_clauses(node) + ")";
    case NodeKind::near:
      return "(" + print_near(node) + ")";
    case NodeKind::field:
      return print_field(node);
    default:
      return print_leaf(node);
  }
}

std::string sign_of(const QueryNode& clause) {
  if (clause.occur == Occur::must_not) return "-";
  return clause.occur == Occur::must && !is_filter(clause) ? "+" : "";
}

// Whether the lexer would read two words as one if no backslash stood before
// the second.
bool need_parting(const QueryNode& word, const QueryNode& next) {
  return word.kind == NodeKind::word && next.kind == NodeKind::word &&
         next.occur == Occur::should && are_one_word(word.text, next.text);
}

std::string print_clauses(const QueryNode& group) {
  const char* const joint = group.alternatives ? " OR " : " ";
  std::string text;
  const QueryNode* before = nullptr;
  for (const QueryNode& clause : group.children) {
    if (before != nullptr) {
      text += joint;
      if (need_parting(*before, clause)) text += '\\';
    }
    text += sign_of(clause) + print_operand(clause);
    before = &clause;
  }
  return text;
}

}  // namespace

std::string print_query(const QueryNode& root) { return print_clauses(root); }

}  // namespace dateline
