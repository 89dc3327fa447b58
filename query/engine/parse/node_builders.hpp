#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/parse/lexer.hpp"

// Makes the nodes of a query tree of tokens and of other nodes.
namespace dateline {

using Clauses = std::vector<QueryNode>;

// Whether a node is a word or a phrase of some kind, and has no children.
bool is_leaf(const QueryNode& node);

// The node of a leaf token, as a `should` clause.
QueryNode make_leaf(Lexeme token);

void append(Clauses& clauses, Clauses more);

// A node that reaches from its first child to its last.
QueryNode make_node(NodeKind kind, Clauses children);

// Makes one operand of clauses. A single clause is the operand itself, unless
// it excludes something.
QueryNode make_operand(Clauses clauses);

// A group of which all operands must match.
QueryNode make_conjunction(Clauses operands);

QueryNode make_root(Clauses clauses);

// The node of a field around words: of "title" or "article".
QueryNode field_of_words(std::string name, QueryNode inner);

// The words of a quotation that may stand apart: each must have just its form.
QueryNode loose_phrase(const Lexeme& token);

// Makes what stands in quotes beside other words a condition, as it is in other
// search engines.
void require_quoted(Clauses& clauses);

// Whether a node can be an operand of NEAR: a leaf, or alternatives of leaves.
bool is_near_operand(const QueryNode& node);

// Whether a node is a group of which none of the clauses has a sign.
bool are_alternatives(const QueryNode& node);

// Makes clauses compulsory that stand beside others that are not optional. For
// a condition that only restricts what is found, to be optional would mean
// nothing: source:(AP Reuters -AFP) needs one of the first two.
Clauses without_optional_clauses(Clauses clauses);

}  // namespace dateline
