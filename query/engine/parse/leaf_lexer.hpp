#pragma once

#include <cstddef>
#include <string_view>

#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// Reads the word, literal, phrase, prefix or fuzzy word that begins at `at`,
// where there must be neither white space nor a parenthesis. Its text is empty
// if it has nothing to search for, as an empty quotation or a star alone.
Lexeme lex_leaf(std::string_view text, std::size_t at,
                ParseDiagnostics& diagnostics);

}  // namespace dateline
