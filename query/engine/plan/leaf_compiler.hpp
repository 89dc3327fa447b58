#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "dateline/query.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/leaf_reader.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {

// How a word must match in its place in the tree.
struct LeafContext {
  bool in_part = false;  // a match of one part of the word suffices
  bool in_row = false;   // it stands in a row of words, without a sign
  bool in_near = false;  // it is of an operand of a NEAR
  bool negated = false;
  bool title_only = false;
};

// Compiles the leaves of a query tree for one language: adds their words,
// patterns and scoring terms to the compiled query.
class LeafCompiler {
 public:
  // The analyser is of the language, and `root` is the whole tree. All must
  // outlive the compiler.
  LeafCompiler(Analyser& analyser, const QueryLanguage& query_language,
               const QueryNode& root, CompiledQuery& out);

  // The node of a leaf; nothing if it has no words that decide.
  std::optional<CompiledNode> leaf(const QueryNode& from,
                                   const LeafContext& context);

  // The node of a group that is a name.
  std::optional<CompiledNode> name(const QueryNode& from,
                                   const LeafContext& context);

  std::vector<Note> take_notes() { return reader_.take_notes(); }

 private:
  std::optional<CompiledNode> word(const QueryNode& from,
                                   const LeafContext& context);
  std::optional<CompiledNode> expanded(const QueryNode& from,
                                       const LeafContext& context);
  std::optional<CompiledNode> wildcard(const QueryNode& from,
                                       const LeafContext& context);
  std::optional<CompiledNode> exact(const QueryNode& from,
                                    const LeafContext& context,
                                    MatchLevel weakest);
  Pattern near_pattern(std::string_view text, const std::vector<Token>& tokens,
                       const QueryNode& from);
  CompiledNode add(const Leaf& leaf);
  CompiledNode add(Pattern pattern, MatchLevel weakest,
                   const LeafContext& context, std::size_t word);
  CompiledNode row(Pattern pattern, MatchLevel weakest,
                   const LeafContext& context, std::size_t word);
  std::vector<std::size_t> add_scoring_terms(std::string_view text,
                                             const std::vector<Token>& tokens,
                                             const LeafContext& context);
  std::size_t add_word(const QueryNode& from, const LeafContext& context);

  LeafReader reader_;
  CompiledQuery& out_;
};

}  // namespace dateline
