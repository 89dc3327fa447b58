#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// Reads the field that begins at `at`, where the word `raw` stands. Returns its
// name and its value, or its name alone if a parenthesis follows, or one token
// of kind `ignored` if only other search programs have such a field. Returns
// nothing if `raw` is text.
std::vector<Lexeme> lex_field(std::string_view text, std::size_t at,
                              std::string_view raw,
                              ParseDiagnostics& diagnostics);

// Reads a range without a field, [2020 TO 2021], which is ignored.
std::optional<Lexeme> lex_bare_range(std::string_view text, std::size_t at,
                                     ParseDiagnostics& diagnostics);

}  // namespace dateline
