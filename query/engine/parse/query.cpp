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

QueryNode parse_plain(std::string_view text, ParseDiagnostics& diagnostics) {
  QueryNode root;
  for (Lexeme& token : lex_plain(text, diagnostics)) {
    root.children.push_back(make_leaf(std::move(token)));
  }
  return root;
}

// The depth to which groups, fields and NEARs nest in a tree, the node itself
// counted.
std::size_t nesting(const QueryNode& node) {
  if (node.kind != NodeKind::group && node.children.empty()) return 0;
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) {
    deepest = std::max(deepest, nesting(child));
  }
  return 1 + deepest;
}

// Refuses a tree that nests too deep, as the lexer refuses parentheses that do.
// to_string() writes at most one pair of parentheses for each level, so that a
// query that was parsed can be parsed again.
std::optional<QueryNode> parse_operators(std::string_view text,
                                         ParseDiagnostics& diagnostics) {
  std::optional<std::vector<Lexeme>> tokens = lex(text, diagnostics);
  if (!tokens) return std::nullopt;
  QueryNode root = parse_tokens(*std::move(tokens), diagnostics);
  if (nesting(root) <= 1 + max_nesting) return root;
  diagnostics.report_alone(nested_too_deep(0, text.size()));
  return std::nullopt;
}

}  // namespace

Query Query::parse(std::string_view text, Syntax syntax) {
  ParseDiagnostics diagnostics(syntax == Syntax::strict
                                   ? ParseDiagnostics::Mode::raise
                                   : ParseDiagnostics::Mode::note);
  std::optional<QueryNode> root;
  if (syntax != Syntax::plain) root = parse_operators(text, diagnostics);
  if (!root) root = parse_plain(text, diagnostics);
  Query query;
  query.text_ = text;
  query.root_ = *std::move(root);
  query.root_.begin = 0;
  query.root_.end = text.size();
  query.notes_ = diagnostics.take_notes();
  return query;
}

Query Query::with_root(QueryNode root) const {
  Query query = *this;
  query.root_ = std::move(root);
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
         a.ordered == b.ordered && a.alternatives == b.alternatives &&
         std::ranges::equal(a.children, b.children, same_meaning);
}

}  // namespace dateline
