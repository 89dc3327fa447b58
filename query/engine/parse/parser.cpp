#include "query/engine/parse/parser.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "query/engine/parse/query_date.hpp"
#include "query/engine/parse/query_limits.hpp"

namespace dateline {

namespace {

using Kind = Lexeme::Kind;
using Clauses = std::vector<QueryNode>;

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

// Makes one operand of clauses. A single clause is the operand itself, unless
// it excludes something.
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

Occur occur_without_sign(const QueryNode& node) {
  return is_filter(node) ? Occur::must : Occur::should;
}

// Whether a node is text in quotes.
bool is_quoted(const QueryNode& node) {
  return node.kind == NodeKind::phrase || node.kind == NodeKind::literal;
}

// Makes what stands in quotes beside other words a condition, as it is in other
// search engines.
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

// Whether a node can be an operand of NEAR: a leaf, or alternatives of leaves.
bool is_near_operand(const QueryNode& node) {
  if (is_leaf(node)) return true;
  return node.kind == NodeKind::group &&
         std::ranges::all_of(node.children, [](const QueryNode& child) {
           return child.occur == Occur::should && is_leaf(child);
         });
}

// A recursive descent parser with a function for each rule of the grammar, from
// the loosest to the tightest. Tokens that no rule can use are reported and
// passed over, so that no rule fails.
class Parser {
 public:
  Parser(std::vector<Lexeme> tokens, ParseDiagnostics& diagnostics)
      : tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  Clauses row();

 private:
  Clauses alternatives();
  QueryNode make_alternatives(std::vector<Clauses> choices);
  Clauses conjunction();
  std::optional<QueryNode> clause();
  std::optional<QueryNode> proximity();
  std::optional<QueryNode> operand();
  std::optional<QueryNode> group();
  std::optional<QueryNode> field();
  std::optional<QueryNode> title(QueryNode node);
  std::optional<QueryNode> filter(QueryNode node);

  QueryNode make_near(Clauses operands, const std::vector<Lexeme>& operators);
  void pass_signs(const char* why);

  const Lexeme& here() const { return tokens_[at_]; }
  bool at(Kind kind) const { return here().kind == kind; }
  Lexeme take() { return std::move(tokens_[at_++]); }
  void report(const Lexeme& token, std::string problem, std::string repair,
              std::string remedy);
  void report_dangling(const Lexeme& token, const std::string& where);

  std::vector<Lexeme> tokens_;
  ParseDiagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool in_title_ = false;
};

// Clauses that stand side by side.
Clauses Parser::row() {
  Clauses clauses;
  while (!at(Kind::close) && !at(Kind::end)) {
    if (here().begins_clause()) {
      append(clauses, alternatives());
    } else {
      report_dangling(take(), "before it");
    }
  }
  require_quoted(clauses);
  return clauses;
}

// Clauses joined by OR.
Clauses Parser::alternatives() {
  std::vector<Clauses> choices{conjunction()};
  while (at(Kind::alternative)) {
    const Lexeme op = take();
    if (here().begins_clause()) {
      choices.push_back(conjunction());
    } else {
      report_dangling(op, "behind it");
    }
  }
  std::erase_if(choices, [](const Clauses& c) { return c.empty(); });
  if (choices.empty()) return {};
  if (choices.size() == 1) return std::move(choices[0]);
  Clauses group{make_alternatives(std::move(choices))};
  group[0].occur = occur_without_sign(group[0]);
  return group;
}

QueryNode Parser::make_alternatives(std::vector<Clauses> choices) {
  Clauses operands;
  for (Clauses& choice : choices) {
    if (choice.size() == 1 && choice[0].occur == Occur::must &&
        !is_filter(choice[0])) {
      diagnostics_.report({choice[0].begin, choice[0].end,
                           "'+' says nothing beside OR", "ignored",
                           "write +(a OR b)"});
    }
    operands.push_back(make_operand(std::move(choice)));
  }
  QueryNode group = make_node(NodeKind::group, std::move(operands));
  group.alternatives = true;
  return group;
}

// Clauses joined by AND. They are clauses of the row in which they stand.
Clauses Parser::conjunction() {
  Clauses clauses;
  if (auto first = clause()) clauses.push_back(*std::move(first));
  while (at(Kind::conjunction)) {
    const Lexeme op = take();
    if (!here().begins_clause()) {
      report_dangling(op, "behind it");
    } else if (auto next = clause()) {
      clauses.push_back(*std::move(next));
    }
  }
  if (clauses.size() < 2) return clauses;
  for (QueryNode& each : clauses) {
    if (each.occur == Occur::should) each.occur = Occur::must;
  }
  return clauses;
}

// An operand with +, - or NOT before it, or without.
std::optional<QueryNode> Parser::clause() {
  std::optional<Lexeme> sign;
  if (at(Kind::sign)) sign = take();
  pass_signs("one sign stands there already");
  if (!here().begins_operand()) {
    report_dangling(*sign, "behind it");
    return std::nullopt;
  }
  std::optional<QueryNode> node = proximity();
  if (node) node->occur = sign ? sign->occur : occur_without_sign(*node);
  return node;
}

// Operands joined by NEAR.
std::optional<QueryNode> Parser::proximity() {
  Clauses operands;
  std::vector<Lexeme> operators;
  if (auto first = operand()) operands.push_back(*std::move(first));
  while (at(Kind::near)) {
    operators.push_back(take());
    pass_signs("NEAR takes no signs");
    if (!here().begins_operand()) {
      report_dangling(operators.back(), "behind it");
      operators.pop_back();
    } else if (auto next = operand()) {
      operands.push_back(*std::move(next));
    }
  }
  if (operands.empty()) return std::nullopt;
  if (operands.size() == 1) return std::move(operands[0]);
  return make_near(std::move(operands), operators);
}

QueryNode Parser::make_near(Clauses operands,
                            const std::vector<Lexeme>& operators) {
  const auto misfit = std::ranges::find_if_not(operands, is_near_operand);
  if (misfit != operands.end()) {
    diagnostics_.report({misfit->begin, misfit->end,
                         "NEAR takes words, phrases, and alternatives of these",
                         "NEAR is taken as AND", "write AND, or only words"});
    return make_conjunction(std::move(operands));
  }
  if (operands.size() > max_near_operands) {
    const std::string limit = std::to_string(max_near_operands);
    diagnostics_.report({operands.front().begin, operands.back().end,
                         "one chain of NEAR joins more than " + limit,
                         "NEAR is taken as AND",
                         "join " + limit + " or fewer"});
    return make_conjunction(std::move(operands));
  }
  QueryNode near = make_node(NodeKind::near, std::move(operands));
  near.distance = operators[0].distance;
  near.ordered = operators[0].ordered;
  for (const Lexeme& op : operators) {
    if (op.distance != near.distance || op.ordered != near.ordered) {
      report(op, "one chain of NEAR has several distances or orders",
             "the widest is taken", "write the same each time");
    }
    near.distance = std::max(near.distance, op.distance);
    near.ordered = near.ordered && op.ordered;
  }
  return near;
}

std::optional<QueryNode> Parser::operand() {
  if (at(Kind::field)) return field();
  if (at(Kind::open)) return group();
  return make_leaf(take());
}

std::optional<QueryNode> Parser::group() {
  const Lexeme open = take();
  Clauses clauses = row();
  const Lexeme close = take();
  if (clauses.empty()) {
    diagnostics_.report({open.begin, close.end, "there is nothing in '()'",
                         "ignored", "write words in it, or leave it out"});
    return std::nullopt;
  }
  QueryNode node = make_operand(std::move(clauses));
  node.begin = open.begin;
  node.end = close.end;
  return node;
}

std::optional<QueryNode> Parser::field() {
  const Lexeme name = take();
  if (in_title_) {
    report(name, name.text + ": stands inside title:", "its name is ignored",
           "write it outside of the parentheses");
    return operand();
  }
  QueryNode node;
  node.kind = NodeKind::field;
  node.field = name.text;
  node.begin = name.begin;
  return name.text == "title" ? title(std::move(node))
                              : filter(std::move(node));
}

std::optional<QueryNode> Parser::title(QueryNode node) {
  in_title_ = true;
  std::optional<QueryNode> inner = operand();
  in_title_ = false;
  if (!inner) return std::nullopt;
  node.end = inner->end;
  node.children.push_back(*std::move(inner));
  return node;
}

std::optional<QueryNode> Parser::filter(QueryNode node) {
  const Lexeme value = take();
  node.text = value.text;
  node.end = value.end;
  if (value.leaf == NodeKind::prefix || value.leaf == NodeKind::fuzzy) {
    report(value, node.field + ": takes no '*' or '~'", "they are ignored",
           "write the whole word");
  }
  const bool dated = node.field != "source" && node.field != "lang";
  if (dated && !is_query_date(node.text)) {
    report(value, node.field + ": cannot read the date " + in_quotes(node.text),
           "ignored",
           "write YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, or an age such "
           "as 7d, 2w, 3m, 1y");
    return std::nullopt;
  }
  return node;
}

// Passes over signs where the grammar has none.
void Parser::pass_signs(const char* why) {
  while (at(Kind::sign)) {
    const Lexeme sign = take();
    report(sign, in_quotes(sign.text) + " cannot stand here: " + why, "ignored",
           "leave it out, or write parentheses");
  }
}

void Parser::report(const Lexeme& token, std::string problem,
                    std::string repair, std::string remedy) {
  diagnostics_.report({token.begin, token.end, std::move(problem),
                       std::move(repair), std::move(remedy)});
}

void Parser::report_dangling(const Lexeme& token, const std::string& where) {
  report(token, in_quotes(token.text) + " has nothing " + where, "ignored",
         "write an operand there, or \\" + token.text + " for the word");
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

QueryNode parse_tokens(std::vector<Lexeme> tokens,
                       ParseDiagnostics& diagnostics) {
  return make_root(Parser(std::move(tokens), diagnostics).row());
}

}  // namespace dateline
