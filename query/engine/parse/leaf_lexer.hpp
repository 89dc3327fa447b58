#pragma once

#include <cstddef>
#include <string_view>

#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// Reads the word, literal, phrase, prefix, wildcard or fuzzy word that begins
// at `at`, where there must be neither white space nor a parenthesis. It is of
// kind `ignored` if it has nothing to search for, as an empty quotation or a
// star alone.
Lexeme lex_leaf(std::string_view text, std::size_t at,
                ParseDiagnostics& diagnostics);

// Reads the address or id that begins at `at`: a quotation, or a word in which
// nothing is an operator.
Lexeme lex_plain_value(std::string_view text, std::size_t at,
                       ParseDiagnostics& diagnostics);

// The number of words between operands that a query asks for by `digits`, which
// stand at `begin` to `end`; the default if there are none.
unsigned near_distance(std::string_view digits, std::size_t begin,
                       std::size_t end, ParseDiagnostics& diagnostics);

}  // namespace dateline
