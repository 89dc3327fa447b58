#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Something the user should know about a query: a word that was ignored, a
// quote that was not closed.
struct Note {
  std::string text;
  std::size_t begin = 0;  // bytes of the query text it speaks of,
  std::size_t end = 0;    // half-open; both 0 if it speaks of the whole

  bool operator==(const Note&) const = default;
};

// How a clause bears on a match of its group. A group matches if every `must`
// does, no `must_not` does and, where it has `should` clauses but no `must`
// other than filters, at least one `should` does.
enum class Occur {
  should,  // may match; more is better
  must,
  must_not,
};

enum class NodeKind {
  word,     // ranked word; matches by stem
  literal,  // 'US': these letters, case and accents too
  phrase,  // "exact words": in this order, not stemmed, case and accents folded
  prefix,  // veto*
  fuzzy,   // zelenski~: within `distance` edits
  near,    // children with at most `distance` words between one and the next
           // in the text; in the children's order if `ordered`
  field,   // title:x, source:x, lang:x, after:x, before:x, on:x
  group,   // clauses with their occurrence
};

// A node of the query tree. Offsets are bytes of the query text, half-open.
struct QueryNode {
  NodeKind kind = NodeKind::group;
  Occur occur =
      Occur::should;      // in the parent group; `should` under near/field
  std::string text;       // of a leaf, without quotes and operators
  std::string field;      // of a field node: "title", "source", ...
  unsigned distance = 0;  // of near (words between) and fuzzy (edits)
  bool ordered = false;   // of near
  std::vector<QueryNode> children;  // of group; of near: leaves, or groups of
                                    // `should` leaves; of field "title": one
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class Syntax {
  lenient,  // never fails: what cannot be used becomes a note
  strict,   // throws QueryError where lenient would note
  plain,    // no operators: every character is text, words rank
};

// A parsed query. A value; safe to share between threads once made.
class Query {
 public:
  // Throws QueryError in strict mode only.
  static Query parse(std::string_view text, Syntax syntax = Syntax::lenient);

  const std::string& text() const { return text_; }
  const QueryNode& root() const { return root_; }  // always a group
  const std::vector<Note>& notes() const { return notes_; }

  // The query written out again. Parsing that gives an equal tree, apart from
  // the offsets.
  std::string to_string() const;

 private:
  std::string text_;
  QueryNode root_;
  std::vector<Note> notes_;
};

// Whether a node restricts what is found and does not rank: a field, or a group
// of nothing else. The parser makes it a `must` where no operator says
// otherwise.
bool is_filter(const QueryNode& node);

// Whether two trees say the same; offsets are not compared.
bool same_meaning(const QueryNode& a, const QueryNode& b);

}  // namespace dateline
