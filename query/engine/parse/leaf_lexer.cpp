#include "query/engine/parse/leaf_lexer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "corpus/text/utf8.hpp"
#include "query/engine/parse/foreign_syntax.hpp"
#include "query/engine/parse/query_characters.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/parse/word_marks.hpp"

namespace dateline {

namespace {

// In characters. Shorter fuzzy words have one edit by default.
constexpr std::size_t min_fuzzy_length_for_two_edits = 6;
// In characters. One character with a star or tilde would match nearly
// everything.
constexpr std::size_t min_stem_length = 2;

constexpr unsigned default_near_distance = 10;

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = end_of_space(text, 0); at < text.size(); ++words) {
    while (at < text.size() && space_length(text, at) == 0) ++at;
    at = end_of_space(text, at);
  }
  return words;
}

// The place of a fuzzy word's tilde, which only digits may follow, or a number
// such as 0.8, by which Lucene names a similarity.
std::size_t find_tilde(std::string_view raw) {
  std::size_t at = raw.size();
  while (at > 0 && is_digit(raw[at - 1])) --at;
  if (raw.substr(0, at).ends_with("~0.") ||
      raw.substr(0, at).ends_with("~1.")) {
    at -= 2;
  }
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
  Lexeme plain();
  Lexeme regex(std::size_t length);

 private:
  void modify(Lexeme& phrase);
  void loosen(Lexeme& phrase, const PhraseModifiers& modifiers);
  Lexeme word(std::string_view raw);
  Lexeme marked(std::string_view raw, const WordMarks& marks);
  Lexeme fuzzy(std::string_view raw, std::size_t tilde);
  unsigned edits(std::string_view raw, std::size_t tilde,
                 std::size_t characters);
  bool is_too_short(std::string_view raw, const Lexeme& token);
  bool is_too_long(std::string_view raw, const Lexeme& token);

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
    phrase.kind = Lexeme::Kind::ignored;
  } else if (closing > 0) {
    modify(phrase);
  }
  return phrase;
}

// Reads what other programs write right behind a quotation.
void LeafLexer::modify(Lexeme& phrase) {
  const std::size_t begin = phrase.end;
  const std::string_view raw =
      text_.substr(begin, word_end(text_, begin) - begin);
  const std::optional<PhraseModifiers> modifiers = phrase_modifiers(raw);
  if (!modifiers) return;
  phrase.end += modifiers->length;
  if (modifiers->has_unknown) {
    diagnostics_.report(
        {begin, phrase.end,
         in_quotes(raw.substr(0, modifiers->length)) +
             " behind a quotation has a weight or letter that is not supported",
         "that is ignored", "leave it out"});
  }
  if (modifiers->is_loose) loosen(phrase, *modifiers);
}

// Lets the words of a phrase stand apart, as operands of a NEAR do.
void LeafLexer::loosen(Lexeme& phrase, const PhraseModifiers& modifiers) {
  const std::size_t words = count_words(phrase.text);
  const std::string limit = std::to_string(max_near_operands);
  const std::size_t begin = phrase.end - modifiers.length;
  if (words < 2) {
    diagnostics_.report({begin, phrase.end,
                         "a distance says nothing behind one word", "ignored",
                         "for words spelt similarly leave out the quotes"});
  } else if (words > max_near_operands) {
    diagnostics_.report(
        {begin, phrase.end,
         "a quotation with a distance has more than " + limit + " words",
         "taken as words in a row", "quote " + limit + " words or fewer"});
  } else {
    phrase.loose = true;
    phrase.ordered = modifiers.ordered;
    phrase.distance =
        near_distance(modifiers.distance, begin, phrase.end, diagnostics_);
  }
}

Lexeme LeafLexer::unquoted() {
  std::string_view raw = text_.substr(at_, word_end(text_, at_) - at_);
  const std::size_t weight = find_weight(raw);
  if (weight < raw.size()) {
    report(raw.size(),
           "the weight " + in_quotes(raw.substr(weight)) + " is not supported",
           "ignored", "leave it out; a word that is written twice counts more");
  }
  Lexeme token = word(raw.substr(0, weight));
  token.end = at_ + raw.size();
  return token;
}

Lexeme LeafLexer::plain() {
  const std::string_view raw = text_.substr(at_, word_end(text_, at_) - at_);
  return leaf(NodeKind::word, raw.size(), unescape(raw));
}

Lexeme LeafLexer::regex(std::size_t length) {
  report(length, "regular expressions are not supported", "ignored",
         R"(use * and ? in words, or write \/ for the text)");
  Lexeme token = leaf(NodeKind::word, length, {});
  token.kind = Lexeme::Kind::ignored;
  return token;
}

Lexeme LeafLexer::word(std::string_view raw) {
  const std::string_view inside = inside_single_quotes(raw);
  if (!inside.empty()) {
    return leaf(NodeKind::literal, raw.size(), unescape(inside));
  }
  const WordMarks marks = word_marks(raw);
  if (marks.kind == WordMarks::Kind::misplaced) {
    report(raw.size(),
           "a '*' or '?' in " + in_quotes(raw) +
               " stands in something else than letters and digits",
           "taken as text", R"(write \* and \?, or use them in simple words)");
  } else if (marks.kind != WordMarks::Kind::text) {
    return marked(raw, marks);
  }
  const std::size_t tilde = find_tilde(raw);
  if (tilde != raw.npos) return fuzzy(raw, tilde);
  return leaf(NodeKind::word, raw.size(), unescape(raw));
}

// A prefix or wildcard.
Lexeme LeafLexer::marked(std::string_view raw, const WordMarks& marks) {
  const bool is_prefix = marks.kind == WordMarks::Kind::prefix;
  Lexeme word = leaf(is_prefix ? NodeKind::prefix : NodeKind::wildcard,
                     raw.size(), is_prefix ? unescape(marks.text) : marks.text);
  if (marks.kind == WordMarks::Kind::star_only) {
    report(raw.size(), "'*' has no letters beside it", "ignored",
           R"(write letters beside it, or \*)");
    word.kind = Lexeme::Kind::ignored;
  } else if (is_too_short(raw, word) ||
             (!is_prefix && is_too_long(raw, word))) {
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
  const bool is_similarity = digits.find('.') != digits.npos;
  const unsigned asked =
      is_similarity ? 0 : bounded_number(digits, max_fuzzy_distance);
  const unsigned used = std::clamp(asked, 1u, max_fuzzy_distance);
  if (asked != used) {
    report(raw.size(),
           in_quotes(raw) + " asks for a distance that is not 1 or 2",
           "taken as " + std::to_string(used), "write ~1 or ~2");
  }
  return used;
}

bool LeafLexer::is_too_short(std::string_view raw, const Lexeme& token) {
  const std::size_t marks =
      token.leaf == NodeKind::wildcard ? count_wildcard_marks(token.text) : 0;
  if (count_characters(token.text) >= min_stem_length + marks) return false;
  report(raw.size(), in_quotes(raw) + " has too few letters", "taken as a word",
         "write two or more");
  return true;
}

bool LeafLexer::is_too_long(std::string_view raw, const Lexeme& token) {
  if (count_characters(token.text) <= max_wildcard_length) return false;
  report(raw.size(),
         in_quotes(raw) + " has more than " +
             std::to_string(max_wildcard_length) + " characters",
         "taken as a word", "write fewer beside '*' and '?'");
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

unsigned near_distance(std::string_view digits, std::size_t begin,
                       std::size_t end, ParseDiagnostics& diagnostics) {
  if (digits.empty()) return default_near_distance;
  const unsigned asked = bounded_number(digits, max_near_distance);
  if (asked <= max_near_distance) return asked;
  const std::string limit = std::to_string(max_near_distance);
  diagnostics.report({begin, end, "the distance of NEAR is above " + limit,
                      "taken as " + limit, "use a smaller one"});
  return max_near_distance;
}

Lexeme lex_plain_value(std::string_view text, std::size_t at,
                       ParseDiagnostics& diagnostics) {
  LeafLexer lexer(text, at, diagnostics);
  const QuoteMark* quote = phrase_quote_at(text, at);
  return quote ? lexer.phrase(*quote) : lexer.plain();
}

Lexeme lex_leaf(std::string_view text, std::size_t at,
                ParseDiagnostics& diagnostics) {
  LeafLexer lexer(text, at, diagnostics);
  if (const QuoteMark* quote = phrase_quote_at(text, at)) {
    return lexer.phrase(*quote);
  }
  const std::size_t regex = regex_length(text, at);
  return regex > 0 ? lexer.regex(regex) : lexer.unquoted();
}

}  // namespace dateline
