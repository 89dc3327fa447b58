#pragma once

#include <vector>

#include "dateline/query.hpp"
#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/node_builders.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// Parses the tokens that lex() returns, and returns the root group, whose
// offsets are not set. The grammar is in docs/reference/query-language.md.
QueryNode parse_tokens(std::vector<Lexeme> tokens,
                       ParseDiagnostics& diagnostics);

}  // namespace dateline
