#include "query/engine/parse/lexer.hpp"

#include <algorithm>
#include <utility>

#include "query/engine/parse/leaf_lexer.hpp"
#include "query/engine/parse/query_characters.hpp"
#include "query/engine/parse/query_limits.hpp"

namespace dateline {

namespace {

using Kind = Lexeme::Kind;

constexpr unsigned default_near_distance = 10;

constexpr std::string_view field_names[] = {"title", "source", "lang",
                                            "after", "before", "on"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_sign(char c) { return c == '+' || c == '-'; }

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
  bool pass_signs();
  bool pass_operator(std::string_view raw);
  bool pass_near(std::string_view raw);
  unsigned near_distance(std::string_view raw, std::string_view digits);
  bool pass_field(std::string_view raw);
  bool takes_value(std::string_view name, std::size_t colon);
  bool pass_leaf();

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
  if (pass_signs()) return;
  const std::string_view raw = text_.substr(at_, word_end(text_, at_) - at_);
  if (pass_operator(raw) || pass_near(raw) || pass_field(raw)) return;
  pass_leaf();
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

// Reads a single + or - at the start of a word as an operator. Several signs,
// or one before white space, are punctuation: where they stand alone they are
// ignored, and before a word they belong to it.
bool Lexer::pass_signs() {
  std::size_t end = at_;
  while (end < text_.size() && is_sign(text_[end])) ++end;
  const std::size_t length = end - at_;
  if (length == 0) return false;
  if (end == text_.size() || text_[end] == ')' || space_length(text_, end)) {
    at_ = end;
    return true;
  }
  if (length > 1 || !follows_boundary()) return false;
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
  } else if (raw == "AND") {
    op.kind = Kind::conjunction;
  } else if (raw == "OR") {
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
  if (rest.empty()) {
    near.distance = default_near_distance;
    push(std::move(near));
    return true;
  }
  if (rest[0] != '/') return false;
  rest.remove_prefix(1);
  if (rest.empty() || !std::ranges::all_of(rest, is_digit)) {
    report(raw.size(), in_quotes(raw) + " has no number behind '/'",
           "taken as a word", "write NEAR/5, or quote the word");
    return false;
  }
  near.distance = near_distance(raw, rest);
  push(std::move(near));
  return true;
}

unsigned Lexer::near_distance(std::string_view raw, std::string_view digits) {
  const unsigned asked = bounded_number(digits, max_near_distance);
  if (asked <= max_near_distance) return asked;
  const std::string limit = std::to_string(max_near_distance);
  report(raw.size(), "the distance of NEAR is above " + limit,
         "taken as " + limit, "use a smaller one");
  return max_near_distance;
}

bool Lexer::pass_field(std::string_view raw) {
  const std::size_t colon = raw.find(':');
  if (colon == raw.npos) return false;
  const std::string_view name = raw.substr(0, colon);
  if (!takes_value(name, at_ + colon)) return false;
  Lexeme field = token(Kind::field, colon + 1);
  field.text = name;
  const std::size_t before = tokens_.size();
  push(std::move(field));
  if (!at_end() && text_[at_] == '(') return true;
  if (!pass_leaf()) tokens_.resize(before);
  return true;
}

// Whether `name`, which ends at `colon`, is a field with a value behind it.
bool Lexer::takes_value(std::string_view name, std::size_t colon) {
  const char* const as_word = "taken as a word";
  const std::string shown(text_.substr(at_, colon + 1 - at_));
  const std::string escape = "to search for the word, write \\:";
  const std::size_t behind = colon + 1;
  const bool group = behind < text_.size() && text_[behind] == '(';
  const bool value = behind < text_.size() && text_[behind] != ')' &&
                     space_length(text_, behind) == 0;
  if (std::ranges::find(field_names, name) == std::end(field_names)) {
    const bool is_meant_as_field = value && name.size() > 1 &&
                                   text_[behind] != '/' &&
                                   std::ranges::all_of(name, is_letter);
    if (is_meant_as_field) {
      report(shown.size(), "there is no field " + in_quotes(name), as_word,
             "use title:, source:, lang:, after:, before: or on:; " + escape);
    }
    return false;
  }
  if (!value) {
    report(shown.size(), shown + " has nothing right behind it", as_word,
           "leave no space there; " + escape);
  } else if (group && name != "title") {
    report(shown.size(), shown + " takes one word or quotation, no parentheses",
           as_word, "repeat the field for each, joined by OR");
    return false;
  }
  return value;
}

// Reads one leaf. Returns false if there is no text in it.
bool Lexer::pass_leaf() {
  if (operands_ == max_operands) {
    diagnostics_.report(too_many_operands(at_, text_.size()));
    at_ = text_.size();
    return false;
  }
  Lexeme leaf = lex_leaf(text_, at_, diagnostics_);
  at_ = leaf.end;
  if (leaf.text.empty()) return false;
  push(std::move(leaf));
  ++operands_;
  return true;
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
    tokens.push_back(std::move(word));
  }
  return tokens;
}

}  // namespace dateline
