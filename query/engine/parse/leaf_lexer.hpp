#pragma once

#include <cstddef>
#include <string_view>

#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// The word, literal, phrase, prefix or fuzzy word at `at`, where neither white
// space nor a parenthesis stands. Its text is empty if there is nothing in it
// to search for: an empty quotation, a star alone.
Lexeme lex_leaf(std::string_view text, std::size_t at,
                ParseDiagnostics& issues);

}  // namespace dateline
