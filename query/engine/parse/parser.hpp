#pragma once

#include <vector>

#include "dateline/query.hpp"
#include "query/engine/parse/lexer.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {

// Whether a node is a word or a phrase of some kind, and has no children.
bool is_leaf(const QueryNode& node);

// The node of a leaf token, as a `should` clause.
QueryNode make_leaf(Lexeme token);

// Parses the tokens that lex() returns, and returns the root group, whose
// offsets are not set. The grammar is in docs/reference/query-language.md.
QueryNode parse_tokens(std::vector<Lexeme> tokens,
                       ParseDiagnostics& diagnostics);

}  // namespace dateline
