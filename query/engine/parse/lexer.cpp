#include "query/engine/parse/lexer.hpp"

#include <algorithm>
#include <utility>

#include "query/engine/parse/field_lexer.hpp"
#include "query/engine/parse/foreign_syntax.hpp"
#include "query/engine/parse/leaf_lexer.hpp"
#include "query/engine/parse/query_characters.hpp"
#include "query/engine/parse/query_limits.hpp"

namespace dateline {

namespace {

using Kind = Lexeme::Kind;

bool is_sign(char c) { return c == '+' || c == '-' || c == '!'; }

// Whether a word, quotation or group begins at `at`. Punctuation begins none.
bool begins_operand_at(std::string_view text, std::size_t at) {
  constexpr std::string_view punctuation = "#$%&,./:;<=>@[]^_`{|}~";
  return at < text.size() && punctuation.find(text[at]) == punctuation.npos;
}

// Whether the last of some lexemes is a word, and no value of a field.
bool end_with_word(const std::vector<Lexeme>& tokens) {
  return !tokens.empty() && tokens.back().kind == Kind::leaf &&
         tokens.back().leaf == NodeKind::word &&
         (tokens.size() == 1 || tokens[tokens.size() - 2].kind != Kind::field);
}

ParseDiagnostic too_many_operands(std::size_t begin, std::size_t end) {
  return {begin, end,
          "the query has more than " + std::to_string(max_operands) +
              " words and phrases",
          "the rest is ignored", "split the query"};
}

class Lexer {
 public:
  Lexer(std::string_view text, ParseDiagnostics& diagnostics)
      : text_(text), diagnostics_(diagnostics) {}

  std::optional<std::vector<Lexeme>> run();

 private:
  void next();
  void open();
  void close();
  void close_all();
  bool pass_smiley();
  bool pass_signs();
  bool pass_operator(std::string_view raw);
  bool pass_near(std::string_view raw);
  bool pass_around();
  bool pass_foreign(std::string_view raw);
  bool pass_field(std::string_view raw);
  void push_leaf(Lexeme leaf);

  bool at_end() const { return at_ == text_.size(); }
  bool follows_boundary() const;
  Lexeme token(Kind kind, std::size_t length) const;
  void push(Lexeme token);
  void report(std::size_t length, std::string problem, std::string repair,
              std::string remedy);

  std::string_view text_;
  ParseDiagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t operands_ = 0;
  bool too_deep_ = false;
  std::vector<Lexeme> tokens_;
  std::vector<std::size_t> open_;  // places of the parentheses still open
};

std::optional<std::vector<Lexeme>> Lexer::run() {
  while (!too_deep_) {
    at_ = end_of_space(text_, at_);
    if (at_end()) break;
    next();
  }
  if (too_deep_) return std::nullopt;
  close_all();
  push(token(Kind::end, 0));
  return std::move(tokens_);
}

void Lexer::next() {
  if (text_[at_] == '(') return open();
  if (text_[at_] == ')') return close();
  if (pass_smiley() || pass_signs()) return;
  const std::string_view raw = text_.substr(at_, word_end(text_, at_) - at_);
  if (pass_operator(raw) || pass_near(raw) || pass_around() ||
      pass_foreign(raw) || pass_field(raw)) {
    return;
  }
  push_leaf(lex_leaf(text_, at_, diagnostics_));
}

void Lexer::open() {
  if (open_.size() == max_nesting) {
    diagnostics_.report_alone(nested_too_deep(at_, at_ + 1));
    too_deep_ = true;
  }
  open_.push_back(at_);
  push(token(Kind::open, 1));
}

void Lexer::close() {
  if (open_.empty()) {
    report(1, "')' closes nothing", "ignored",
           R"(open it before, or write \))");
    ++at_;
    return;
  }
  open_.pop_back();
  push(token(Kind::close, 1));
}

void Lexer::close_all() {
  for (const std::size_t place : open_) {
    diagnostics_.report({place, place + 1, "'(' is not closed",
                         "taken to the end of the query",
                         R"(add ')', or write \()"});
    push(token(Kind::close, 0));
  }
}

// Ignores a smiley, unless its parenthesis may close one of the query.
bool Lexer::pass_smiley() {
  const std::size_t length = smiley_length(text_, at_);
  if (length == 0) return false;
  const bool may_close = text_[at_ + length - 1] == ')' && !open_.empty();
  if (!may_close) at_ += length;
  return !may_close;
}

// Reads a single + - or ! at the start of a word as an operator. Several signs,
// or one before white space, are punctuation, as question marks are: where they
// stand alone they are ignored, and before a word they belong to it.
bool Lexer::pass_signs() {
  std::size_t end = at_;
  while (end < text_.size() && (is_sign(text_[end]) || text_[end] == '?')) {
    ++end;
  }
  if (end == at_) return false;
  if (end == text_.size() || text_[end] == ')' || space_length(text_, end)) {
    at_ = end;
    return true;
  }
  const bool is_one = is_sign(text_[at_]) && !is_sign(text_[at_ + 1]);
  if (!is_one || !follows_boundary()) return false;
  if (text_[at_] == '!' && !begins_operand_at(text_, at_ + 1)) return false;
  Lexeme sign = token(Kind::sign, 1);
  sign.text = text_[at_];
  sign.occur = text_[at_] == '+' ? Occur::must : Occur::must_not;
  push(std::move(sign));
  return true;
}

bool Lexer::pass_operator(std::string_view raw) {
  Lexeme op = token(Kind::sign, raw.size());
  op.text = raw;
  if (raw == "NOT") {
    op.occur = Occur::must_not;
  } else if (raw == "AND" || raw == "&&") {
    op.kind = Kind::conjunction;
  } else if (raw == "OR" || raw == "||" || raw == "|") {
    op.kind = Kind::alternative;
  } else {
    return false;
  }
  push(std::move(op));
  return true;
}

bool Lexer::pass_near(std::string_view raw) {
  Lexeme near = token(Kind::near, raw.size());
  near.text = raw;
  near.ordered = raw.starts_with('O');
  std::string_view rest = raw.substr(near.ordered ? 1 : 0);
  if (!rest.starts_with("NEAR")) return false;
  rest.remove_prefix(4);
  if (!rest.empty() && rest[0] != '/') return false;
  if (!rest.empty() &&
      (rest.size() == 1 || !std::ranges::all_of(rest.substr(1), is_digit))) {
    report(raw.size(), in_quotes(raw) + " has no number behind '/'",
           "taken as a word", "write NEAR/5, or quote the word");
    return false;
  }
  near.distance = near_distance(rest.substr(rest.empty() ? 0 : 1), near.begin,
                                near.end, diagnostics_);
  push(std::move(near));
  return true;
}

// Google's AROUND(5).
bool Lexer::pass_around() {
  const std::string_view digits = around_distance(text_, at_);
  if (digits.empty()) return false;
  const auto end = static_cast<std::size_t>(digits.end() - text_.begin()) + 1;
  Lexeme near = token(Kind::near, end - at_);
  near.text = text_.substr(at_, end - at_);
  near.distance = near_distance(digits, near.begin, near.end, diagnostics_);
  push(std::move(near));
  return true;
}

// Names what other programs would understand here, and passes over it.
bool Lexer::pass_foreign(std::string_view raw) {
  const bool follows_group = !tokens_.empty() && !follows_boundary() &&
                             tokens_.back().kind == Kind::close;
  if (follows_group && is_weight(raw)) {
    report(raw.size(), "the weight " + in_quotes(raw) + " is not supported",
           "ignored", "leave it out");
    at_ += raw.size();
    return true;
  }
  if (is_number_range(raw)) {
    report(raw.size(), in_quotes(raw) + " is a range without a field",
           "taken as words",
           "for articles of that time write on:" + std::string(raw));
  }
  std::optional<Lexeme> range = lex_bare_range(text_, at_, diagnostics_);
  if (!range) return false;
  push(*std::move(range));
  return true;
}

bool Lexer::pass_field(std::string_view raw) {
  std::vector<Lexeme> field = lex_field(text_, at_, raw, diagnostics_);
  for (Lexeme& token : field) {
    if (token.kind == Kind::field) {
      push(std::move(token));
    } else {
      push_leaf(std::move(token));
    }
  }
  return !field.empty();
}

// Adds an operand, unless the query has too many. Loose words are operands
// each. A word that is one with the word before it is none; a backslash before
// one of the two keeps them apart.
void Lexer::push_leaf(Lexeme leaf) {
  if (leaf.kind == Kind::leaf && leaf.leaf == NodeKind::word &&
      end_with_word(tokens_) && tokens_.back().end < leaf.begin &&
      are_one_word(tokens_.back().text, leaf.text) &&
      text_.substr(tokens_.back().begin, leaf.end - tokens_.back().begin)
              .find('\\') == text_.npos) {
    tokens_.back().text += ' ' + leaf.text;
    at_ = tokens_.back().end = leaf.end;
    return;
  }
  const std::size_t operands = leaf.kind == Kind::ignored ? 0
                               : leaf.loose               ? max_near_operands
                                                          : 1;
  if (operands_ + operands > max_operands) {
    diagnostics_.report(too_many_operands(at_, text_.size()));
    leaf.kind = Kind::ignored;
    leaf.end = text_.size();
  } else {
    operands_ += operands;
  }
  push(std::move(leaf));
}

bool Lexer::follows_boundary() const {
  return tokens_.empty() || tokens_.back().end < at_ ||
         tokens_.back().kind == Kind::open;
}

Lexeme Lexer::token(Kind kind, std::size_t length) const {
  Lexeme token;
  token.kind = kind;
  token.begin = at_;
  token.end = at_ + length;
  return token;
}

void Lexer::push(Lexeme token) {
  at_ = token.end;
  tokens_.push_back(std::move(token));
}

void Lexer::report(std::size_t length, std::string problem, std::string repair,
                   std::string remedy) {
  diagnostics_.report({at_, at_ + length, std::move(problem), std::move(repair),
                       std::move(remedy)});
}

}  // namespace

ParseDiagnostic nested_too_deep(std::size_t begin, std::size_t end) {
  return {
      begin, end,
      "the query nests deeper than " + std::to_string(max_nesting) + " levels",
      "all of it is taken as plain words", "use fewer parentheses"};
}

std::optional<std::vector<Lexeme>> lex(std::string_view text,
                                       ParseDiagnostics& diagnostics) {
  return Lexer(text, diagnostics).run();
}

std::vector<Lexeme> lex_plain(std::string_view text,
                              ParseDiagnostics& diagnostics) {
  std::vector<Lexeme> tokens;
  for (std::size_t at = end_of_space(text, 0); at < text.size();
       at = end_of_space(text, at)) {
    if (tokens.size() == max_operands) {
      diagnostics.report(too_many_operands(at, text.size()));
      break;
    }
    Lexeme word;
    word.kind = Kind::leaf;
    word.begin = at;
    while (at < text.size() && space_length(text, at) == 0) ++at;
    word.end = at;
    word.text = text.substr(word.begin, at - word.begin);
    if (end_with_word(tokens) && are_one_word(tokens.back().text, word.text)) {
      tokens.back().text += ' ' + word.text;
      tokens.back().end = word.end;
      continue;
    }
    tokens.push_back(std::move(word));
  }
  return tokens;
}

}  // namespace dateline
