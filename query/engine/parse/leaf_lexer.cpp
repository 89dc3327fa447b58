#include "query/engine/parse/leaf_lexer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/text/utf8.hpp"
#include "query/engine/parse/query_characters.hpp"
#include "query/engine/parse/query_limits.hpp"

namespace dateline {

namespace {

// In characters. Shorter fuzzy words have one edit by default.
constexpr std::size_t min_fuzzy_length_for_two_edits = 6;
// In characters. One character with a star or tilde would match nearly
// everything.
constexpr std::size_t min_stem_length = 2;

std::size_t count_final_stars(std::string_view raw) {
  std::size_t first = raw.size();
  while (first > 0 && raw[first - 1] == '*' && !is_escaped(raw, first - 1)) {
    --first;
  }
  return raw.size() - first;
}

bool has_star(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '*') return true;
    at += std::max<std::size_t>(1, escape_length(raw, at));
  }
  return false;
}

// The place of a fuzzy word's tilde, which only digits may follow.
std::size_t find_tilde(std::string_view raw) {
  std::size_t at = raw.size();
  while (at > 0 && is_digit(raw[at - 1])) --at;
  const bool is_tilde =
      at > 1 && raw[at - 1] == '~' && !is_escaped(raw, at - 1);
  return is_tilde ? at - 1 : raw.npos;
}

class LeafLexer {
 public:
  LeafLexer(std::string_view text, std::size_t at,
            ParseDiagnostics& diagnostics)
      : text_(text), at_(at), diagnostics_(diagnostics) {}

  Lexeme phrase(const QuoteMark& quote);
  Lexeme unquoted();

 private:
  Lexeme word(std::string_view raw);
  Lexeme prefix(std::string_view raw, std::string_view stem);
  Lexeme fuzzy(std::string_view raw, std::size_t tilde);
  unsigned edits(std::string_view raw, std::size_t tilde,
                 std::size_t characters);
  bool is_too_short(std::string_view raw, const Lexeme& token);

  Lexeme leaf(NodeKind kind, std::size_t length, std::string text) const;
  void report(std::size_t length, std::string problem, std::string repair,
              std::string remedy);

  std::string_view text_;
  std::size_t at_;
  ParseDiagnostics& diagnostics_;
};

Lexeme LeafLexer::phrase(const QuoteMark& quote) {
  const std::size_t begin = at_ + quote.open.size();
  std::size_t end = begin;
  std::size_t closing = 0;
  while (end < text_.size() &&
         (closing = closing_length(quote, text_, end)) == 0) {
    end += std::max<std::size_t>(1, escape_length(text_, end));
  }
  if (closing == 0) {
    report(quote.open.size(), "the quotation is not closed",
           "taken to the end of the query", "add a closing quotation mark");
  }
  Lexeme phrase = leaf(NodeKind::phrase, end + closing - at_,
                       unescape(text_.substr(begin, end - begin)));
  if (end_of_space(phrase.text, 0) == phrase.text.size()) {
    report(phrase.end - at_, "the quotation is empty", "ignored",
           "write words in it, or leave it out");
    phrase.text.clear();
  }
  return phrase;
}

Lexeme LeafLexer::unquoted() {
  const std::string_view raw = text_.substr(at_, word_end(text_, at_) - at_);
  const std::string_view inside = inside_single_quotes(raw);
  if (inside.empty()) return word(raw);
  return leaf(NodeKind::literal, raw.size(), unescape(inside));
}

Lexeme LeafLexer::word(std::string_view raw) {
  const std::size_t stars = count_final_stars(raw);
  const std::string_view stem = raw.substr(0, raw.size() - stars);
  if (has_star(stem)) {
    report(raw.size(), "a '*' in " + in_quotes(raw) + " is not at its end",
           "taken as text", R"(write \*, or use it at the end only)");
  }
  if (stars > 0) return prefix(raw, stem);
  const std::size_t tilde = find_tilde(raw);
  if (tilde != raw.npos) return fuzzy(raw, tilde);
  return leaf(NodeKind::word, raw.size(), unescape(raw));
}

Lexeme LeafLexer::prefix(std::string_view raw, std::string_view stem) {
  Lexeme word = leaf(NodeKind::prefix, raw.size(), unescape(stem));
  if (stem.empty()) {
    report(raw.size(), "'*' has no letters before it", "ignored",
           R"(write letters before it, or \*)");
  } else if (is_too_short(raw, word)) {
    word.leaf = NodeKind::word;
  }
  return word;
}

Lexeme LeafLexer::fuzzy(std::string_view raw, std::size_t tilde) {
  Lexeme word =
      leaf(NodeKind::fuzzy, raw.size(), unescape(raw.substr(0, tilde)));
  if (is_too_short(raw, word)) {
    word.leaf = NodeKind::word;
  } else {
    word.distance = edits(raw, tilde, count_characters(word.text));
  }
  return word;
}

unsigned LeafLexer::edits(std::string_view raw, std::size_t tilde,
                          std::size_t characters) {
  const std::string_view digits = raw.substr(tilde + 1);
  if (digits.empty())
    return characters >= min_fuzzy_length_for_two_edits ? 2 : 1;
  const unsigned asked = bounded_number(digits, max_fuzzy_distance);
  const unsigned used = std::clamp(asked, 1u, max_fuzzy_distance);
  if (asked != used) {
    report(raw.size(),
           in_quotes(raw) + " asks for a distance that is not 1 or 2",
           "taken as " + std::to_string(used), "write ~1 or ~2");
  }
  return used;
}

bool LeafLexer::is_too_short(std::string_view raw, const Lexeme& token) {
  if (count_characters(token.text) >= min_stem_length) return false;
  report(raw.size(), in_quotes(raw) + " has too few letters", "taken as a word",
         "write two or more");
  return true;
}

Lexeme LeafLexer::leaf(NodeKind kind, std::size_t length,
                       std::string text) const {
  Lexeme token;
  token.kind = Lexeme::Kind::leaf;
  token.begin = at_;
  token.end = at_ + length;
  token.leaf = kind;
  token.text = std::move(text);
  return token;
}

void LeafLexer::report(std::size_t length, std::string problem,
                       std::string repair, std::string remedy) {
  diagnostics_.report({at_, at_ + length, std::move(problem), std::move(repair),
                       std::move(remedy)});
}

}  // namespace

Lexeme lex_leaf(std::string_view text, std::size_t at,
                ParseDiagnostics& diagnostics) {
  LeafLexer lexer(text, at, diagnostics);
  if (const QuoteMark* quote = phrase_quote_at(text, at)) {
    return lexer.phrase(*quote);
  }
  return lexer.unquoted();
}

}  // namespace dateline
