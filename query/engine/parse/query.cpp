#include "dateline/query.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/parser.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/parse/query_printer.hpp"

namespace dateline {

namespace {

QueryNode parse_plain(std::string_view text, ParseDiagnostics& issues) {
  QueryNode root;
  for (Lexeme& token : lex_plain(text, issues)) {
    root.children.push_back(make_leaf(std::move(token)));
  }
  return root;
}

// Groups, fields and NEARs of a tree one in another, the node itself counted.
std::size_t nesting(const QueryNode& node) {
  if (node.kind != NodeKind::group && node.children.empty()) return 0;
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) {
    deepest = std::max(deepest, nesting(child));
  }
  return 1 + deepest;
}

// A tree nested too deep is refused, like parentheses are, so that what
// to_string() writes is never refused: it has a pair for each group at most.
std::optional<QueryNode> parse_operators(std::string_view text,
                                         ParseDiagnostics& issues) {
  std::optional<std::vector<Lexeme>> tokens = lex(text, issues);
  if (!tokens) return std::nullopt;
  QueryNode root = parse_tokens(*std::move(tokens), issues);
  if (nesting(root) <= 1 + max_nesting) return root;
  issues.report_alone(nested_too_deep(0, text.size()));
  return std::nullopt;
}

}  // namespace

Query Query::parse(std::string_view text, Syntax syntax) {
  ParseDiagnostics issues(syntax == Syntax::strict
                              ? ParseDiagnostics::Mode::raise
                              : ParseDiagnostics::Mode::note);
  std::optional<QueryNode> root;
  if (syntax != Syntax::plain) root = parse_operators(text, issues);
  if (!root) root = parse_plain(text, issues);
  Query query;
  query.text_ = text;
  query.root_ = *std::move(root);
  query.root_.begin = 0;
  query.root_.end = text.size();
  query.notes_ = issues.take_notes();
  return query;
}

std::string Query::to_string() const { return print_query(root_); }

bool is_filter(const QueryNode& node) {
  if (node.kind == NodeKind::field) return true;
  return node.kind == NodeKind::group && !node.children.empty() &&
         std::ranges::all_of(node.children, is_filter);
}

bool same_meaning(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.occur == b.occur && a.text == b.text &&
         a.field == b.field && a.distance == b.distance &&
         a.ordered == b.ordered &&
         std::ranges::equal(a.children, b.children, same_meaning);
}

}  // namespace dateline
