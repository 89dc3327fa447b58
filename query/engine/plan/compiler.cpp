#include "query/engine/plan/compiler.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/text/fold.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/article_condition.hpp"
#include "query/engine/plan/filter.hpp"
#include "query/engine/plan/leaf_reader.hpp"
#include "query/engine/plan/names.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {
namespace {

// How a word must match in its place in the tree.
struct Context {
  bool in_part = false;  // a match of one part of the word suffices
  bool in_row = false;   // it stands in a row of words, without a sign
  bool negated = false;
  bool title_only = false;
};

// Whether a group can be replaced by its clauses where it is one of several
// `should` clauses.
bool has_only_any_of(const CompiledNode& node) {
  return node.kind == CompiledNode::Kind::group && !node.any_of.empty() &&
         node.all_of.empty() && node.none_of.empty() && node.optional.empty();
}

void add_should(std::vector<CompiledNode>& clauses, CompiledNode clause) {
  if (has_only_any_of(clause)) {
    std::move(clause.any_of.begin(), clause.any_of.end(),
              std::back_inserter(clauses));
  } else {
    clauses.push_back(std::move(clause));
  }
}

// Compiles a query for one language. Use it once.
class Compiler {
 public:
  Compiler(Analyser& analyser, const std::string& today,
           const std::string& query_language, Matching matching,
           const ArticleSets& articles, const QueryNode& root)
      : leaves_(analyser, query_language, root),
        today_(today),
        matching_(matching),
        articles_(articles) {
    out_.language = analyser.language();
  }

  CompiledQuery compile(const QueryNode& from) {
    if (auto root = group(from, Context{})) {
      out_.root = std::move(*root);
    }
    out_.notes = leaves_.take_notes();
    return std::move(out_);
  }

 private:
  using Kind = CompiledNode::Kind;
  using Compiled = std::optional<CompiledNode>;

  Compiled node(const QueryNode& from, Context context) {
    context.negated |= from.occur == Occur::must_not;
    switch (from.kind) {
      case NodeKind::word:
        return word(from, context);
      case NodeKind::prefix:
      case NodeKind::fuzzy:
        return expanded(from, context);
      case NodeKind::wildcard:
        return wildcard(from, context);
      case NodeKind::phrase:
        return exact(from, context, MatchLevel::folded);
      case NodeKind::literal:
        return exact(from, context, MatchLevel::literal);
      case NodeKind::near:
        return near(from, context);
      case NodeKind::field:
        return field(from, context);
      case NodeKind::group:
        return is_name(from) ? name(from, context) : group(from, context);
    }
    return std::nullopt;
  }

  // A `must` that is no filter makes the `should` clauses optional.
  Compiled group(const QueryNode& from, Context context) {
    const bool wants_all = matching_ == Matching::all_words &&
                           !from.alternatives && !context.negated;
    CompiledNode group;
    std::vector<CompiledNode> should;
    bool has_word_must = false;
    for (const QueryNode& child : from.children) {
      Context inner = context;
      inner.in_row = child.occur == Occur::should && !context.negated;
      inner.in_part = inner.in_row && !wants_all;
      Compiled clause = node(child, inner);
      if (!clause) {
        continue;
      }
      switch (child.occur) {
        case Occur::must:
          has_word_must = has_word_must || !is_filter(child);
          group.all_of.push_back(std::move(*clause));
          break;
        case Occur::must_not:
          group.none_of.push_back(std::move(*clause));
          break;
        case Occur::should:
          if (wants_all) {
            group.all_of.push_back(std::move(*clause));
          } else {
            add_should(should, std::move(*clause));
          }
      }
    }
    (has_word_must ? group.optional : group.any_of) = std::move(should);
    return group.is_empty() ? Compiled() : Compiled(std::move(group));
  }

  Compiled near(const QueryNode& from, Context context) {
    CompiledNode near;
    near.kind = Kind::near;
    near.distance = from.distance;
    near.ordered = from.ordered;
    context.in_part = context.in_row = false;
    const std::size_t first = out_.leaves.size();
    for (const QueryNode& child : from.children) {
      if (Compiled operand = node(child, context)) {
        near.operands.push_back(std::move(*operand));
      }
    }
    for (std::size_t i = first; i < out_.leaves.size(); ++i) {
      out_.leaves[i].runs_on = false;  // the NEAR does, with its operands
    }
    return near.operands.empty() ? Compiled() : Compiled(std::move(near));
  }

  Compiled field(const QueryNode& from, Context context) {
    if (from.field == "title") {
      context.title_only = true;
      context.in_part = context.in_row = false;
      return from.children.empty() ? Compiled()
                                   : node(from.children.front(), context);
    }
    out_.filters.push_back(is_article_condition(from)
                               ? filter_of(articles_.at(&from))
                               : filter_of(from, today_));
    CompiledNode node;
    node.kind = Kind::filter;
    node.index = out_.filters.size() - 1;
    return node;
  }

  // A word that only ranks may match in part, as a long compound or a run of
  // Chinese does; it becomes a group of its parts.
  Compiled word(const QueryNode& from, const Context& context) {
    const std::vector<Token>& tokens = leaves_.words_of(from.text, from).tokens;
    const std::size_t index = add_word(from, context);
    if (tokens.empty()) {
      leaves_.note_without_words(from);
      return std::nullopt;
    }
    if (context.in_row && leaves_.are_ignored(tokens)) {
      out_.words[index].ignored = true;
      return std::nullopt;
    }
    const std::vector<std::size_t> ranked =
        add_scoring_terms(from.text, tokens, context);
    if (!context.in_part) {
      return leaf(whole_pattern(from.text, tokens), MatchLevel::stemmed,
                  context, index);
    }
    CompiledNode parts;
    for (const std::size_t pattern : ranked) {
      parts.any_of.push_back(
          leaf({pattern, MatchLevel::stemmed, context.title_only, index}));
    }
    return parts.is_empty() ? Compiled() : Compiled(std::move(parts));
  }

  // A name matches in any of its forms, each with all its words in a row. A
  // form that is a stop word in this language, as "who" for "WHO", is left out.
  Compiled name(const QueryNode& from, const Context& context) {
    const std::size_t index = add_word(from, context);
    CompiledNode forms;
    std::vector<Pattern> scoring;
    for (const QueryNode& form : from.children) {
      const std::vector<Token>& tokens =
          leaves_.words_of(form.text, from).tokens;
      if (tokens.empty() ||
          (tokens.size() == 1 && leaves_.are_ignored(tokens))) {
        continue;
      }
      Pattern whole = whole_pattern(form.text, tokens);
      std::vector<Pattern> ranked = ranked_patterns(form.text, tokens);
      scoring.push_back(ranked.size() == 1 ? std::move(ranked.front()) : whole);
      const bool runs_on = is_row(whole) && !context.title_only;
      forms.any_of.push_back(
          leaf(std::move(whole), MatchLevel::stemmed, context, index));
      out_.leaves.back().is_alias = &form != from.children.data();
      out_.leaves.back().runs_on = runs_on;
    }
    out_.words[index].ignored = forms.is_empty();
    if (!context.negated && !forms.is_empty()) {
      add_name_term(out_, scoring, from.text);
    }
    return forms.is_empty() ? Compiled() : Compiled(std::move(forms));
  }

  // A prefix or a fuzzy word. It is compared folded, so that US* finds USAID.
  Compiled expanded(const QueryNode& from, const Context& context) {
    const std::string text = fold_text(from.text);
    const std::vector<Token>& tokens = leaves_.words_of(text, from).tokens;
    const std::size_t index = add_word(from, context);
    if (tokens.empty()) {
      leaves_.note_without_words(from);
      return std::nullopt;
    }
    const bool is_prefix = from.kind == NodeKind::prefix;
    out_.words[index].text += is_prefix ? "*" : "~";
    Pattern pattern = is_prefix ? prefix_pattern(text, tokens)
                                : near_pattern(text, tokens, from);
    if (!context.negated) {
      add_scoring_term(out_, pattern);
    }
    return leaf(std::move(pattern),
                is_prefix ? MatchLevel::prefix : MatchLevel::fuzzy, context,
                index);
  }

  Compiled wildcard(const QueryNode& from, const Context& context) {
    const std::size_t index = add_word(from, context);
    if (!leaves_.take_word(from)) {
      return std::nullopt;
    }
    Pattern pattern = wildcard_pattern(from.text);
    if (!context.negated) {
      add_scoring_term(out_, pattern);
    }
    return leaf(std::move(pattern), MatchLevel::wildcard, context, index);
  }

  // A compound of many parts is not expanded, because each part would have to
  // be looked up by itself.
  Pattern near_pattern(std::string_view text, const std::vector<Token>& tokens,
                       const QueryNode& from) {
    if (tokens.back().position <= max_fuzzy_parts) {
      return fuzzy_pattern(text, tokens, from.distance);
    }
    leaves_.note(from, in_quotes(from.text) + " has more than " +
                           std::to_string(max_fuzzy_parts) +
                           " parts: '~' ignored");
    return whole_pattern(text, tokens);
  }

  // A phrase or literal must match with all its words, elided ones too.
  Compiled exact(const QueryNode& from, const Context& context,
                 MatchLevel weakest) {
    const std::vector<Token>& tokens = leaves_.words_of(from.text, from).tokens;
    const std::size_t index = add_word(from, context);
    if (tokens.empty()) {
      leaves_.note_without_words(from);
      return std::nullopt;
    }
    add_scoring_terms(from.text, tokens, context);
    Pattern pattern = phrase_pattern(from.text, tokens);
    const bool runs_on = is_row(pattern) && !context.title_only;
    CompiledNode phrase = leaf(std::move(pattern), weakest, context, index);
    out_.leaves.back().runs_on = runs_on;
    return phrase;
  }

  CompiledNode leaf(const Leaf& leaf) {
    CompiledNode node;
    node.kind = Kind::leaf;
    node.index = out_.leaves.size();
    out_.leaves.push_back(leaf);
    return node;
  }

  CompiledNode leaf(Pattern pattern, MatchLevel weakest, const Context& context,
                    std::size_t word) {
    return leaf({add_pattern(out_, std::move(pattern)), weakest,
                 context.title_only, word});
  }

  // Returns the patterns that rank, by index; none rank of an excluded word.
  std::vector<std::size_t> add_scoring_terms(std::string_view text,
                                             const std::vector<Token>& tokens,
                                             const Context& context) {
    std::vector<std::size_t> ranked;
    if (context.negated) {
      return ranked;
    }
    for (Pattern& pattern : ranked_patterns(text, tokens)) {
      if (leaves_.ranks(pattern)) {
        add_scoring_term(out_, pattern);
        ranked.push_back(add_pattern(out_, std::move(pattern)));
      }
    }
    return ranked;
  }

  std::size_t add_word(const QueryNode& from, const Context& context) {
    QueryWord word;
    word.text = from.text;
    word.begin = from.begin;
    word.end = from.end;
    word.negated = context.negated;
    out_.words.push_back(std::move(word));
    return out_.words.size() - 1;
  }

  LeafReader leaves_;
  const std::string& today_;
  const Matching matching_;
  const ArticleSets& articles_;
  CompiledQuery out_;
};

}  // namespace

CompiledQuery compile(const QueryNode& root, Analyser& analyser,
                      const std::string& today,
                      const std::string& query_language, Matching matching,
                      const ArticleSets& articles) {
  return Compiler(analyser, today, query_language, matching, articles, root)
      .compile(root);
}

}  // namespace dateline
