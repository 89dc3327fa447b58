#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// A token of a query text.
struct Lexeme {
  enum class Kind {
    leaf,     // word, literal, phrase, prefix, wildcard or fuzzy word
    ignored,  // an operand that a diagnostic says is left out
    field,    // name and colon; a leaf, an `ignored` or an `open` follows
    open,
    close,
    sign,  // + - NOT
    conjunction,
    alternative,
    near,
    end,
  };

  Kind kind = Kind::end;
  std::size_t begin = 0;  // bytes of the query text, half-open
  std::size_t end = 0;
  std::string text;                // of a leaf, unescaped; of a field, its
                                   // canonical name; of an operator, as written
  NodeKind leaf = NodeKind::word;  // what kind of leaf
  Occur occur = Occur::should;     // of a sign
  bool loose = false;              // of a phrase: its words may stand apart
  unsigned distance = 0;           // of near, of a fuzzy word, of loose words
  bool ordered = false;            // of near and of loose words

  bool begins_operand() const {
    return kind == Kind::leaf || kind == Kind::ignored || kind == Kind::field ||
           kind == Kind::open;
  }
  bool begins_clause() const { return kind == Kind::sign || begins_operand(); }
};

// The diagnostic of a query that nests deeper than max_nesting.
ParseDiagnostic nested_too_deep(std::size_t begin, std::size_t end);

// Cuts a query text into tokens. Parentheses are balanced, and the last token
// is an `end`. Returns nothing if parentheses nest deeper than max_nesting;
// then that is the only diagnostic.
std::optional<std::vector<Lexeme>> lex(std::string_view text,
                                       ParseDiagnostics& diagnostics);

// Cuts a text at white space. Each piece is a word, even if it is an operator.
std::vector<Lexeme> lex_plain(std::string_view text,
                              ParseDiagnostics& diagnostics);

}  // namespace dateline
