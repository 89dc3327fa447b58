#include "query/engine/plan/leaf_compiler.hpp"

#include <utility>

#include "corpus/text/fold.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_limits.hpp"

namespace dateline {

LeafCompiler::LeafCompiler(Analyser& analyser,
                           const QueryLanguage& query_language,
                           const QueryNode& root, CompiledQuery& out)
    : reader_(analyser, query_language, root), out_(out) {}

std::optional<CompiledNode> LeafCompiler::leaf(const QueryNode& from,
                                               const LeafContext& context) {
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
    case NodeKind::field:
    case NodeKind::group:
      break;
  }
  return std::nullopt;
}

// A word that only ranks may match in part, as a long compound or a run of
// Chinese does; it becomes a group of its parts.
std::optional<CompiledNode> LeafCompiler::word(const QueryNode& from,
                                               const LeafContext& context) {
  const std::vector<Token>& tokens = reader_.words_of(from.text, from).tokens;
  const std::size_t index = add_word(from, context);
  if (tokens.empty()) {
    reader_.note_without_words(from);
    return std::nullopt;
  }
  if (context.in_row && reader_.are_ignored(tokens)) {
    out_.words[index].ignored = true;
    return std::nullopt;
  }
  const std::vector<std::size_t> ranked =
      add_scoring_terms(from.text, tokens, context);
  if (!context.in_part || ranked.empty()) {
    return add(whole_pattern(from.text, tokens), MatchLevel::stemmed, context,
               index);
  }
  CompiledNode parts;
  for (const std::size_t pattern : ranked) {
    parts.any_of.push_back(
        add({pattern, MatchLevel::stemmed, context.title_only, index}));
  }
  return parts;
}

// A name matches in any of its forms, each with all its words in a row. A
// form that is a stop word in this language, as "who" for "WHO", is left out.
std::optional<CompiledNode> LeafCompiler::name(const QueryNode& from,
                                               const LeafContext& context) {
  const std::size_t index = add_word(from, context);
  CompiledNode forms;
  std::vector<Pattern> scoring;
  for (const QueryNode& form : from.children) {
    const std::vector<Token>& tokens = reader_.words_of(form.text, from).tokens;
    if (tokens.empty() || (tokens.size() == 1 && reader_.are_ignored(tokens))) {
      continue;
    }
    Pattern whole = whole_pattern(form.text, tokens);
    std::vector<Pattern> ranked = ranked_patterns(form.text, tokens);
    scoring.push_back(ranked.size() == 1 ? std::move(ranked.front()) : whole);
    forms.any_of.push_back(
        row(std::move(whole), MatchLevel::stemmed, context, index));
    out_.leaves.back().is_alias = &form != from.children.data();
  }
  out_.words[index].ignored = forms.is_empty();
  if (!context.negated && !forms.is_empty()) {
    add_name_term(out_, scoring, from.text);
  }
  return forms.is_empty() ? std::nullopt : std::optional(std::move(forms));
}

// A prefix or a fuzzy word. It is compared folded, so that US* finds USAID.
std::optional<CompiledNode> LeafCompiler::expanded(const QueryNode& from,
                                                   const LeafContext& context) {
  const std::string text = fold_text(from.text);
  const std::vector<Token>& tokens = reader_.words_of(text, from).tokens;
  const std::size_t index = add_word(from, context);
  if (tokens.empty()) {
    reader_.note_without_words(from);
    return std::nullopt;
  }
  const bool is_prefix = from.kind == NodeKind::prefix;
  out_.words[index].text += is_prefix ? "*" : "~";
  Pattern pattern = is_prefix ? prefix_pattern(text, tokens)
                              : near_pattern(text, tokens, from);
  if (!context.negated) {
    add_scoring_term(out_, pattern);
  }
  return add(std::move(pattern),
             is_prefix ? MatchLevel::prefix : MatchLevel::fuzzy, context,
             index);
}

std::optional<CompiledNode> LeafCompiler::wildcard(const QueryNode& from,
                                                   const LeafContext& context) {
  const std::size_t index = add_word(from, context);
  if (!reader_.take_word(from)) {
    return std::nullopt;
  }
  Pattern pattern = wildcard_pattern(from.text);
  if (!context.negated) {
    add_scoring_term(out_, pattern);
  }
  return add(std::move(pattern), MatchLevel::wildcard, context, index);
}

// A compound of many parts is not expanded, because each part would have to
// be looked up by itself.
Pattern LeafCompiler::near_pattern(std::string_view text,
                                   const std::vector<Token>& tokens,
                                   const QueryNode& from) {
  if (tokens.back().position <= max_fuzzy_parts) {
    return fuzzy_pattern(text, tokens, from.distance);
  }
  reader_.note(from, in_quotes(from.text) + " has more than " +
                         std::to_string(max_fuzzy_parts) +
                         " parts: '~' ignored");
  return whole_pattern(text, tokens);
}

// A phrase or literal must match with all its words, elided ones too.
std::optional<CompiledNode> LeafCompiler::exact(const QueryNode& from,
                                                const LeafContext& context,
                                                MatchLevel weakest) {
  const std::vector<Token>& tokens = reader_.words_of(from.text, from).tokens;
  const std::size_t index = add_word(from, context);
  if (tokens.empty()) {
    reader_.note_without_words(from);
    return std::nullopt;
  }
  add_scoring_terms(from.text, tokens, context);
  return row(phrase_pattern(from.text, tokens), weakest, context, index);
}

CompiledNode LeafCompiler::add(const Leaf& leaf) {
  CompiledNode node;
  node.kind = CompiledNode::Kind::leaf;
  node.index = out_.leaves.size();
  out_.leaves.push_back(leaf);
  return node;
}

CompiledNode LeafCompiler::add(Pattern pattern, MatchLevel weakest,
                               const LeafContext& context, std::size_t word) {
  return add({add_pattern(out_, std::move(pattern)), weakest,
              context.title_only, word});
}

// A phrase or name. Within a NEAR it is the NEAR that runs on.
CompiledNode LeafCompiler::row(Pattern pattern, MatchLevel weakest,
                               const LeafContext& context, std::size_t word) {
  const bool runs_on =
      is_row(pattern) && !context.title_only && !context.in_near;
  CompiledNode node = add(std::move(pattern), weakest, context, word);
  out_.leaves.back().runs_on = runs_on;
  return node;
}

// Returns the patterns that rank, by index; none rank of an excluded word.
std::vector<std::size_t> LeafCompiler::add_scoring_terms(
    std::string_view text, const std::vector<Token>& tokens,
    const LeafContext& context) {
  std::vector<std::size_t> ranked;
  if (context.negated) {
    return ranked;
  }
  for (Pattern& pattern : ranked_patterns(text, tokens)) {
    if (reader_.ranks(pattern)) {
      add_scoring_term(out_, pattern);
      ranked.push_back(add_pattern(out_, std::move(pattern)));
    }
  }
  return ranked;
}

std::size_t LeafCompiler::add_word(const QueryNode& from,
                                   const LeafContext& context) {
  QueryWord word;
  word.text = from.text;
  word.begin = from.begin;
  word.end = from.end;
  word.negated = context.negated;
  out_.words.push_back(std::move(word));
  return out_.words.size() - 1;
}

}  // namespace dateline
