#include "query/engine/parse/parser.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "query/engine/parse/field_names.hpp"
#include "query/engine/parse/node_builders.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/parse/query_limits.hpp"

namespace dateline {

namespace {

using Kind = Lexeme::Kind;

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
  std::optional<QueryNode> filter();
  std::optional<QueryNode> dated(QueryNode node);

  QueryNode make_near(Clauses operands, const std::vector<Lexeme>& operators);
  void pass_signs(const char* why);
  bool in_values() const { return !within_.empty() && within_ != "title"; }
  Occur occur_without_sign(const QueryNode& node) const;

  const Lexeme& here() const { return tokens_[at_]; }
  bool at(Kind kind) const { return here().kind == kind; }
  Lexeme take() { return std::move(tokens_[at_++]); }
  void report(const Lexeme& token, std::string problem, std::string repair,
              std::string remedy);
  void report_dangling(const Lexeme& token, const std::string& where);

  std::vector<Lexeme> tokens_;
  ParseDiagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::string within_;  // the field whose value is being read; "" if none, or
                        // if it is "article", which holds whole queries
  bool in_article_ = false;
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
        (in_values() || !is_filter(choice[0]))) {
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

// A clause that only restricts what is found must hold, but values of a field
// that stand side by side are alternatives.
Occur Parser::occur_without_sign(const QueryNode& node) const {
  return is_filter(node) && !in_values() ? Occur::must : Occur::should;
}

std::optional<QueryNode> Parser::operand() {
  if (at(Kind::field)) return field();
  if (at(Kind::open)) return group();
  if (at(Kind::ignored)) {
    take();
    return std::nullopt;
  }
  if (in_values()) return filter();
  if (here().loose) return loose_phrase(take());
  return make_leaf(take());
}

std::optional<QueryNode> Parser::group() {
  const Lexeme open = take();
  Clauses clauses = row();
  if (in_values()) clauses = without_optional_clauses(std::move(clauses));
  const Lexeme close = take();
  if (clauses.empty()) {
    diagnostics_.report({open.begin, close.end, "there is nothing in '()'",
                         "ignored", "write words in it, or leave it out"});
    return std::nullopt;
  }
  QueryNode node = make_operand(std::move(clauses));
  if (in_values()) node.alternatives = are_alternatives(node);
  node.begin = open.begin;
  node.end = close.end;
  return node;
}

std::optional<QueryNode> Parser::field() {
  const Lexeme name = take();
  const bool is_article = name.text == article_field;
  if (!within_.empty() || (is_article && in_article_)) {
    const std::string outer =
        within_.empty() ? std::string(article_field) : within_;
    report(name, name.text + ": stands inside " + outer + ":",
           "its name is ignored", "write it outside of the parentheses");
    return operand();
  }
  in_article_ = in_article_ || is_article;
  if (!is_article) within_ = name.text;
  std::optional<QueryNode> node = operand();
  within_.clear();
  if (is_article) in_article_ = false;
  if (!node) return std::nullopt;
  if (is_article || name.text == "title") {
    node = field_of_words(name.text, *std::move(node));
  }
  node->begin = name.begin;
  return node;
}

// One value of the field that is being read.
std::optional<QueryNode> Parser::filter() {
  const Lexeme value = take();
  QueryNode node;
  node.kind = NodeKind::field;
  node.field = within_;
  node.text = value.text;
  node.begin = value.begin;
  node.end = value.end;
  if (value.loose || value.leaf == NodeKind::prefix ||
      value.leaf == NodeKind::wildcard || value.leaf == NodeKind::fuzzy) {
    report(value, node.field + ": takes no '*', '?' or '~'", "they are ignored",
           "write the whole word");
  }
  if (value.leaf == NodeKind::wildcard) {
    std::erase_if(node.text, [](char c) { return c == '*' || c == '?'; });
  }
  return is_date_field(node.field) ? dated(std::move(node)) : std::move(node);
}

// The node of a date field, if its value is a date; a range for on:.
std::optional<QueryNode> Parser::dated(QueryNode node) {
  const std::string period = node.field == "on" ? query_period(node.text) : "";
  if (!period.empty()) {
    node.text = period;
  } else if (!is_query_date(node.text)) {
    diagnostics_.report(
        {node.begin, node.end,
         node.field + ": cannot read the date " + in_quotes(node.text),
         "ignored",
         "write YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, "
         "or an age such as 7d, 2w, 3m, 1y"});
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

QueryNode parse_tokens(std::vector<Lexeme> tokens,
                       ParseDiagnostics& diagnostics) {
  return make_root(Parser(std::move(tokens), diagnostics).row());
}

}  // namespace dateline
