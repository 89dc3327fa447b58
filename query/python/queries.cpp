// Queries, their trees and notes.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <utility>

#include "dateline/error.hpp"
#include "dateline/query.hpp"
#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"

namespace dateline::python {
namespace {

Query parsed(const Text& text, Syntax syntax) {
  try {
    return Query::parse(text.bytes, syntax);
  } catch (const QueryError& error) {
    throw QueryError(error.what(),
                     CharacterCounter(text.bytes).before(error.offset()));
  }
}

QueryNode node_in_characters(QueryNode node, CharacterCounter& counter) {
  node.begin = counter.before(node.begin);
  for (QueryNode& child : node.children) {
    child = node_in_characters(std::move(child), counter);
  }
  node.end = counter.before(node.end);
  return node;
}

void bind_nodes(py::module_& module) {
  Record<QueryNode>(module, "QueryNode",
                    "A node of the tree that a query is read as.")
      .field("kind", &QueryNode::kind,
             "'word', 'literal', 'phrase', 'prefix', 'wildcard', 'fuzzy',\n"
             "'near', 'field' or 'group'.")
      .field("occur", &QueryNode::occur,
             "In its group: 'should', 'must' or 'must_not'.")
      .field("text", &QueryNode::text,
             "Of a leaf or of a field's value, without operators.")
      .field("field", &QueryNode::field, "Name of a field, or ''.")
      .field("distance", &QueryNode::distance,
             "Of near in words, of fuzzy in edits.")
      .field("ordered", &QueryNode::ordered, "Of near.")
      .field("quoted", &QueryNode::quoted,
             "Whether it must match only because it stands in quotes.")
      .field("alternatives", &QueryNode::alternatives,
             "Whether the clauses of a group are joined by OR.")
      .field("children", &QueryNode::children, "Of a group, near or field.")
      .field("begin", &QueryNode::begin, "Character of the query's text.")
      .field("end", &QueryNode::end, "Behind its last character.")
      .property("is_filter", &is_filter,
                "Whether it restricts what is found without a score.")
      .repr_of({"kind", "occur", "text", "field", "children"});
}

}  // namespace

void bind_queries(py::module_& module) {
  Record<Note>(module, "Note",
               "Something that the user should know about a query.")
      .field("text", &Note::text, "For people, one line.")
      .field(
          "begin", &Note::begin,
          "First character of the query that it is about; `begin` and `end`\n"
          "are both 0 if it is about all of it.")
      .field("end", &Note::end, "Behind the last of these characters.")
      .method("__str__", [](const Note& self) { return decoded(self.text); })
      .repr_of({"text", "begin", "end"});
  bind_nodes(module);
  Record<Query>(module, "Query",
                "A parsed query: a value that any thread may use.")
      .property(
          "text", [](const Query& self) { return decoded(self.text()); },
          "As the user wrote it.")
      .property(
          "notes",
          [](const Query& self) {
            return in_characters(self.notes(), self.text());
          },
          "On parts that cannot be used.")
      .property(
          "root",
          [](const Query& self) {
            CharacterCounter counter(self.text());
            return node_in_characters(self.root(), counter);
          },
          "The tree: a group, without children if nothing is to be looked for.")
      .method(
          "same_meaning",
          [](const Query& self, const Query& other) {
            return dateline::same_meaning(self.root(), other.root());
          },
          py::arg("other"), "Whether the trees of both are equal.")
      .method("__str__",
              [](const Query& self) { return decoded(self.to_string()); })
      .repr_of({"text"})
      .def_static("parse", &parsed, py::arg("text"), py::kw_only(),
                  py::arg("syntax") = Syntax::lenient,
                  "Reads a query.\n\n"
                  "'lenient' never fails, and notes what cannot be used;\n"
                  "'strict' raises QueryError instead; 'plain' has no "
                  "operators.");
}

}  // namespace dateline::python
