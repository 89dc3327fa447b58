#include "query/engine/plan/word_pairs.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/token_trace.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {
namespace {

// Words of a longer query are held together by more than two of them.
constexpr std::size_t max_words_with_pairs = 8;

bool is_word(const QueryNode& node) {
  return node.kind == NodeKind::word && node.occur != Occur::must_not;
}

// Whether only white space stands between two nodes, so that no OR does.
bool are_side_by_side(const QueryNode& first, const QueryNode& second,
                      std::string_view query) {
  return is_word(first) && is_word(second) && first.end < second.begin &&
         second.begin <= query.size() &&
         query.substr(first.end, second.begin - first.end)
                 .find_first_not_of(" \t\n\u3000") == query.npos;
}

// Whether a text has the second word right behind the first. A title and the
// text behind it are parted by a break.
bool has_pair(const TokenTrace& trace, std::uint16_t first,
              std::uint16_t second) {
  bool follows = false;
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    const bool is_break = trace.arcs(at) == 0;
    if (!is_break && follows && trace.fingerprint(at, 0) == second) {
      return true;
    }
    follows = !is_break && trace.fingerprint(at, 0) == first;
  }
  return false;
}

class PairFinder {
 public:
  PairFinder(const Query& query, CompiledQuery& compiled,
             const SearchContext& context)
      : query_(query), compiled_(compiled), context_(context) {}

  void add_pairs_of(const QueryNode& row) {
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const QueryNode& node = row.children[i];
      if (node.kind == NodeKind::group && node.occur != Occur::must_not) {
        add_pairs_of(node);
      }
      if (i > 0 && are_side_by_side(row.children[i - 1], node, query_.text())) {
        add_pair(row.children[i - 1], node);
      }
    }
  }

 private:
  void add_pair(const QueryNode& first, const QueryNode& second) {
    const std::optional<PatternArc> a = arc_of(first.text);
    const std::optional<PatternArc> b = arc_of(second.text);
    if (!a || !b || a->term == b->term) {
      return;
    }
    const double passages = passages_with(*a, *b);
    if (passages > 0) {
      Pattern pattern;
      pattern.arcs.push_back({*a});
      pattern.arcs.push_back({*b});
      add_ranking_term(compiled_, std::move(pattern), pair_count);
      compiled_.scoring_terms.back().passages = passages;
    }
  }

  // Nothing if the text is more than one word, as with a comma behind it.
  std::optional<PatternArc> arc_of(const std::string& text) {
    const TokenizedText analysed =
        context_.analysers.of(compiled_.language).analyse(text);
    if (analysed.tokens.size() != 1 ||
        analysed.tokens.front().kind != TokenKind::word ||
        analysed.tokens.front().end != text.size()) {
      return std::nullopt;
    }
    const Pattern pattern = whole_pattern(text, analysed.tokens);
    const PatternArc* arc = single_term(pattern);
    return arc == nullptr ? std::nullopt : std::optional(*arc);
  }

  // How many passages have the pair, estimated from those of the rarer word
  // that are looked at: every so many in the order of the index.
  double passages_with(const PatternArc& a, const PatternArc& b) {
    const Xapian::Database& database = context_.database();
    std::string rare = schema::body_term(compiled_.language, a.term);
    std::string other = schema::body_term(compiled_.language, b.term);
    if (database.get_termfreq(rare) > database.get_termfreq(other)) {
      std::swap(rare, other);
    }
    const double frequency = database.get_termfreq(rare);
    auto at = database.postlist_begin(rare);
    auto beside = database.postlist_begin(other);
    auto traces = database.valuestream_begin(schema::trace_slot);
    const double step = std::max(1.0, frequency / pair_sample);
    double looked_at = 0, found = 0, next = 0, place = 0;
    for (; at != database.postlist_end(rare); ++at, ++place) {
      if (place < next) {
        continue;
      }
      next += step;
      ++looked_at;
      beside.skip_to(*at);
      if (beside == database.postlist_end(other)) {
        break;
      }
      if (*beside == *at) {
        traces.skip_to(*at);
        found += has_pair(TokenTrace(*traces), a.fingerprint, b.fingerprint);
      }
    }
    return looked_at == 0 ? 0 : found * std::max(1.0, frequency / looked_at);
  }

  const Query& query_;
  CompiledQuery& compiled_;
  const SearchContext& context_;
};

}  // namespace

void add_word_pairs(const Query& query, CompiledQuery& compiled,
                    const SearchContext& context) {
  if (compiled.words.size() <= max_words_with_pairs) {
    PairFinder(query, compiled, context).add_pairs_of(query.root());
  }
}

}  // namespace dateline
