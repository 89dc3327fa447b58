#include "query/engine/plan/compiled_query.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/terms/stop_words.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/language.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {
namespace {

// How a word must match where it stands.
struct Context {
  bool in_part = false;  // a part of the word will do: it only ranks
  bool negated = false;
  bool title_only = false;
};

class Compiler {
 public:
  Compiler(Analyser& analyser, const std::string& today,
           const std::string& query_language)
      : analyser_(analyser), today_(today), query_language_(query_language) {
    out_.language = analyser.language();
  }

  CompiledQuery compile(const Query& query) {
    keeps_stop_words_ = !has_content(query.root());
    if (auto root = group(query.root(), Context{})) {
      out_.root = std::move(*root);
    }
    return std::move(out_);
  }

 private:
  using Kind = CompiledNode::Kind;
  using Compiled = std::optional<CompiledNode>;

  bool is_stop(std::string_view folded) const {
    return is_stop_word(out_.language, folded) ||
           is_stop_word(query_language_, folded);
  }

  bool all_stop(const std::vector<Token>& tokens) const {
    return std::all_of(
        tokens.begin(), tokens.end(),
        [this](const Token& token) { return is_stop(token.word->folded); });
  }

  // Whether a word that carries a topic is looked for.
  bool has_content(const QueryNode& node) {
    const bool is_header =
        node.kind == NodeKind::field && node.children.empty();
    if (node.occur == Occur::must_not || is_header) {
      return false;
    }
    if (node.children.empty()) {
      const std::vector<Token>& tokens = analyser_.analyse(node.text);
      return !all_stop(tokens) || (is_expanded(node) && !tokens.empty());
    }
    return std::any_of(node.children.begin(), node.children.end(),
                       [this](const QueryNode& c) { return has_content(c); });
  }

  Compiled node(const QueryNode& from, Context context) {
    context.negated |= from.occur == Occur::must_not;
    Compiled made = make(from, context);
    if (made) {
      made->occur = from.occur;
      made->filters = is_filter(from);
    }
    return made;
  }

  Compiled make(const QueryNode& from, Context context) {
    switch (from.kind) {
      case NodeKind::word:
        return word(from, context);
      case NodeKind::prefix:
      case NodeKind::fuzzy:
        return expanded(from, context);
      case NodeKind::phrase:
        return exact(from, context, MatchLevel::folded);
      case NodeKind::literal:
        return exact(from, context, MatchLevel::literal);
      case NodeKind::near:
        return near(from, context);
      case NodeKind::field:
        return field(from, context);
      case NodeKind::group:
        return group(from, context);
    }
    return std::nullopt;
  }

  Compiled group(const QueryNode& from, Context context) {
    CompiledNode made;
    made.kind = Kind::group;
    for (const QueryNode& child : from.children) {
      Context inner = context;
      inner.in_part = child.occur == Occur::should && !context.negated;
      if (auto compiled = node(child, inner)) {
        made.children.push_back(std::move(*compiled));
      }
    }
    return made.children.empty() ? Compiled() : Compiled(std::move(made));
  }

  Compiled near(const QueryNode& from, Context context) {
    CompiledNode made;
    made.kind = Kind::near;
    made.distance = from.distance;
    made.ordered = from.ordered;
    context.in_part = false;
    for (const QueryNode& child : from.children) {
      if (auto compiled = node(child, context)) {
        made.children.push_back(std::move(*compiled));
      }
    }
    return made.children.empty() ? Compiled() : Compiled(std::move(made));
  }

  Compiled field(const QueryNode& from, Context context) {
    if (from.field == "title") {
      context.title_only = true;
      context.in_part = false;
      return from.children.empty() ? Compiled()
                                   : node(from.children.front(), context);
    }
    out_.filters.push_back(filter(from));
    CompiledNode made;
    made.kind = Kind::filter;
    made.index = out_.filters.size() - 1;
    return made;
  }

  Filter filter(const QueryNode& from) const {
    Filter filter;
    if (from.field == "source") {
      filter.kind = Filter::Kind::source;
      filter.any_of = {fold_text(from.text)};
    } else if (from.field == "lang") {
      const std::string code = canonical_language(from.text);
      filter.kind = Filter::Kind::language;
      filter.any_of = {code.empty() ? fold_text(from.text) : code};
    } else {
      filter.kind = Filter::Kind::date;
      filter.dates = dates(from.field, from.text);
    }
    return filter;
  }

  DateRange dates(const std::string& field, const std::string& date) const {
    if (field == "after") {
      return dates_after(date, today_);
    }
    return field == "before" ? dates_before(date, today_)
                             : dates_on(date, today_);
  }

  // A word. One that only ranks may match in part, as a long compound or a run
  // of Chinese does; then it becomes a group of its parts.
  Compiled word(const QueryNode& from, const Context& context) {
    const std::vector<Token>& tokens = words_of(from.text, from);
    const std::size_t index = add_word(from, context);
    if (tokens.empty()) {
      return without_words(from);
    }
    if (context.in_part && !keeps_stop_words_ && all_stop(tokens)) {
      out_.words[index].ignored = true;
      return std::nullopt;
    }
    add_scoring_terms(from.text, tokens, context);
    if (!context.in_part) {
      return leaf({whole_pattern(from.text, tokens), MatchLevel::stemmed,
                   context.title_only, index});
    }
    CompiledNode parts;
    for (Pattern& pattern : ranked_patterns(from.text, tokens)) {
      if (ranks(pattern)) {
        parts.children.push_back(leaf({std::move(pattern), MatchLevel::stemmed,
                                       context.title_only, index}));
      }
    }
    return parts;
  }

  static bool is_expanded(const QueryNode& node) {
    return node.kind == NodeKind::prefix || node.kind == NodeKind::fuzzy;
  }

  // Words that begin so, or are spelt nearly so. They are compared folded, and
  // US before a star begins USAID too.
  Compiled expanded(const QueryNode& from, const Context& context) {
    const std::string text = fold_text(from.text);
    const std::vector<Token>& tokens = words_of(text, from);
    const std::size_t index = add_word(from, context);
    if (tokens.empty()) {
      return without_words(from);
    }
    const bool is_prefix = from.kind == NodeKind::prefix;
    out_.words[index].text += is_prefix ? "*" : "~";
    Pattern pattern = is_prefix ? prefix_pattern(text, tokens)
                                : near_pattern(text, tokens, from);
    if (!context.negated) {
      add_unit(pattern);
    }
    return leaf({std::move(pattern),
                 is_prefix ? MatchLevel::prefix : MatchLevel::fuzzy,
                 context.title_only, index});
  }

  // Each part of a compound is looked up for itself, which takes long.
  Pattern near_pattern(std::string_view text, const std::vector<Token>& tokens,
                       const QueryNode& from) {
    if (tokens.back().position <= max_fuzzy_parts) {
      return fuzzy_pattern(text, tokens, from.distance);
    }
    note(from, in_quotes(from.text) + " has more than " +
                   std::to_string(max_fuzzy_parts) + " parts: '~' ignored");
    return whole_pattern(text, tokens);
  }

  // Exact words: every one of them counts, the elided too.
  Compiled exact(const QueryNode& from, const Context& context,
                 MatchLevel weakest) {
    const std::vector<Token>& tokens = words_of(from.text, from);
    const std::size_t index = add_word(from, context);
    if (tokens.empty()) {
      return without_words(from);
    }
    add_scoring_terms(from.text, tokens, context);
    return leaf({phrase_pattern(from.text, tokens), weakest, context.title_only,
                 index});
  }

  // The words of a leaf, as many as the query may still have. Good until the
  // next call. The last token is the last base token.
  const std::vector<Token>& words_of(std::string_view text,
                                     const QueryNode& from) {
    const std::vector<Token>& tokens = analyser_.analyse(text);
    const std::size_t words = tokens.empty() ? 0 : tokens.back().position;
    if (words <= words_left_) {
      words_left_ -= words;
      return tokens;
    }
    if (!is_cut_) {
      note(from, "the query has more than " + with_commas(max_words) +
                     " words: the rest is ignored");
    }
    is_cut_ = true;
    cut_.clear();
    std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(cut_),
                 [this](const Token& token) {
                   return token.position + token.width - 1u <= words_left_;
                 });
    words_left_ = 0;
    return cut_;
  }

  Compiled without_words(const QueryNode& from) {
    if (!is_cut_) {
      note(from, "'" + from.text + "' holds no word: ignored");
    }
    return std::nullopt;
  }

  void note(const QueryNode& on, std::string text) {
    out_.notes.push_back({std::move(text), on.begin, on.end});
  }

  CompiledNode leaf(Leaf leaf) {
    CompiledNode made;
    made.kind = Kind::leaf;
    made.index = out_.leaves.size();
    out_.leaves.push_back(std::move(leaf));
    return made;
  }

  void add_scoring_terms(std::string_view text,
                         const std::vector<Token>& tokens,
                         const Context& context) {
    if (context.negated) {
      return;
    }
    for (Pattern& pattern : ranked_patterns(text, tokens)) {
      if (ranks(pattern)) {
        add_unit(std::move(pattern));
      }
    }
  }

  // A stop word that is part of a word, as in after:2024, finds nothing.
  bool ranks(const Pattern& pattern) const {
    return keeps_stop_words_ || pattern.length() > 1 ||
           pattern.arcs[0].size() > 1 || !is_stop(pattern.arcs[0][0].folded);
  }

  // Two equal words are one that counts twice.
  void add_unit(Pattern pattern) {
    const auto same =
        std::find_if(out_.scoring_terms.begin(), out_.scoring_terms.end(),
                     [&](const ScoringTerm& term) {
                       return same_terms(term.pattern, pattern);
                     });
    if (same != out_.scoring_terms.end()) {
      ++same->count;
    } else {
      out_.scoring_terms.push_back({std::move(pattern)});
    }
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

  Analyser& analyser_;
  const std::string& today_;
  const std::string& query_language_;
  CompiledQuery out_;
  std::size_t words_left_ = max_words;
  bool is_cut_ = false;
  std::vector<Token> cut_;
  bool keeps_stop_words_ = false;
};

}  // namespace

CompiledQuery compile(const Query& query, Analyser& analyser,
                      const std::string& today,
                      const std::string& query_language) {
  return Compiler(analyser, today, query_language).compile(query);
}

}  // namespace dateline
