#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Something that the user should know about a query, such as a word that was
// ignored or a quotation that was not closed.
struct Note {
  std::string text;       // for people, one line
  std::size_t begin = 0;  // bytes of the query text, half-open; both are 0 if
  std::size_t end = 0;    // the note is about the whole query

  bool operator==(const Note&) const = default;
};

// How a clause counts for its group. A group matches if all its `must` clauses
// match, none of its `must_not` clauses does and, where it has `should` clauses
// but no `must` other than filters, at least one `should` clause does. What
// stands in quotes beside other words is a `must` clause.
enum class Occur {
  should,    // need not match; raises the score if it does
  must,      // has to match
  must_not,  // must not match
};

// What a node of the query tree looks for.
enum class NodeKind {
  word,      // a ranked word; matches words of the same stem
  literal,   // 'US': these letters in this case, with these accents
  phrase,    // "exact words": these words in a row, not stemmed; case and
             // accents do not matter
  prefix,    // veto*: words that begin so
  wildcard,  // pr?ce, *kowsky: words of this pattern, where * stands for any
             // number of characters and ? for one
  fuzzy,     // zelenski~: words within `distance` edits
  near,      // a NEAR/5 b: all children, with at most `distance` words between
             // one and the next in the text; in their order if `ordered`
  field,     // title:x, article:x, source:x, author:x, lang:x, url:x, id:x,
             // after:x, before:x, on:x
  group,     // clauses, each with its `occur`
};

// A node of the query tree. Offsets are bytes of the query text, half-open.
struct QueryNode {
  NodeKind kind = NodeKind::group;
  Occur occur = Occur::should;  // in its group; `should` below near and field
  std::string text;   // of a leaf or a field's value, without quotes, operators
                      // and escapes; of a wildcard with * and ?; "" of others
  std::string field;  // name of a field: "title", "source", ...
  unsigned distance = 0;      // of near in words, of fuzzy in edits
  bool ordered = false;       // of near
  bool quoted = false;        // `must` only because it stands in quotes: if no
                              // passage has it, hits without it are shown
  bool alternatives = false;  // of a group: its clauses are joined by OR
  bool row = false;           // of alternatives that were no OR but words in a
                              // row: those too common to rank are ignored
  std::vector<QueryNode> children;  // of a group: any; of near: leaves and
                                    // groups of `should` leaves; of the fields
                                    // "title" and "article": one
  std::size_t begin = 0;
  std::size_t end = 0;
};

// How the text of a query is read.
enum class Syntax {
  lenient,  // never fails; a note says which parts cannot be used
  strict,   // throws QueryError instead of adding a note
  plain,    // has no operators; every piece between spaces is a ranked word
};

// A parsed query: a value that owns its text. Threads may share it as long as
// none changes it.
class Query {
 public:
  // Never fails, except that it throws QueryError with Syntax::strict.
  static Query parse(std::string_view text, Syntax syntax = Syntax::lenient);

  // As it was given.
  const std::string& text() const { return text_; }

  // On parts of the text that were not used.
  const std::vector<Note>& notes() const { return notes_; }

  // Always a group. It has no children if nothing is left to look for.
  const QueryNode& root() const { return root_; }

  // The same text and notes with another tree.
  Query with_root(QueryNode root) const;

  // Writes the query out again. Parsing the result leniently or strictly gives
  // the same tree, apart from offsets.
  std::string to_string() const;

 private:
  std::string text_;
  QueryNode root_;
  std::vector<Note> notes_;
};

// Whether a node restricts what is found and adds nothing to the score: a
// field, or a group of fields. The parser makes it a `must` clause unless an
// operator says otherwise.
bool is_filter(const QueryNode& node);

// Whether two trees are equal apart from the offsets.
bool same_meaning(const QueryNode& a, const QueryNode& b);

}  // namespace dateline
