#include "query/engine/plan/word_pairs.hpp"

#include <algorithm>
#include <cstdint>
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

// In a longer query words stand side by side because of its grammar.
constexpr std::size_t max_words_with_pairs = 4;
constexpr std::size_t words_of_a_name = 2;

// Above it, the rarer word is so frequent that to look for the pair would take
// longer than the search.
constexpr double max_frequency = 100'000;

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

struct PairWord {
  PatternArc arc;
  bool is_stop;
};

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
    const std::optional<PairWord> a = word_of(first.text);
    const std::optional<PairWord> b = word_of(second.text);
    if (!a || !b || a->arc.term == b->arc.term || !is_candidate(*a, *b)) {
      return;
    }
    const double passages = passages_with(a->arc, b->arc);
    if (passages > 0) {
      Pattern pattern;
      pattern.arcs.push_back({a->arc});
      pattern.arcs.push_back({b->arc});
      if (find_scoring_term(compiled_, pattern) == nullptr) {
        compiled_.scoring_terms.push_back({{add_pattern(compiled_, pattern)},
                                           pair_count,
                                           true,
                                           "",
                                           passages});
      }
    }
  }

  // Words that rank are reranked by how near they stand: see `proximity`. So
  // they are a pair only if they are all that the query has.
  bool is_candidate(const PairWord& a, const PairWord& b) const {
    return a.is_stop || b.is_stop || compiled_.words.size() == words_of_a_name;
  }

  // Nothing if the text is more than one word, as with a comma behind it.
  std::optional<PairWord> word_of(const std::string& text) {
    const TokenizedText analysed =
        context_.analysers.of(compiled_.language).analyse(text);
    if (analysed.tokens.size() != 1 ||
        analysed.tokens.front().kind != TokenKind::word ||
        analysed.tokens.front().end != text.size()) {
      return std::nullopt;
    }
    const Pattern pattern = whole_pattern(text, analysed.tokens);
    const PatternArc* arc = single_term(pattern);
    return arc == nullptr ? std::nullopt
                          : std::optional(PairWord{
                                *arc, analysed.tokens.front().word->stop});
  }

  // How many passages have the pair, estimated from a sample of those that have
  // both words. Articles are sampled by the hash of their id, so that the order
  // in which they were indexed does not matter.
  double passages_with(const PatternArc& a, const PatternArc& b) {
    const Xapian::Database& database = context_.database();
    std::string rare = schema::body_term(compiled_.language, a.term);
    std::string other = schema::body_term(compiled_.language, b.term);
    if (database.get_termfreq(rare) > database.get_termfreq(other)) {
      std::swap(rare, other);
    }
    const double frequency = database.get_termfreq(rare);
    if (frequency > max_frequency) {
      return 0;
    }
    const auto every =
        static_cast<std::uint64_t>(std::max(1.0, frequency / pair_sample));
    auto beside = database.postlist_begin(other);
    auto traces = database.valuestream_begin(schema::trace_slot);
    double found = 0;
    for (auto at = database.postlist_begin(rare);
         at != database.postlist_end(rare) &&
         !context_.deadline.expired_sampled();
         ++at) {
      beside.skip_to(*at);
      if (beside == database.postlist_end(other)) {
        break;
      }
      if (*beside == *at) {
        traces.skip_to(*at);
        const std::string bytes = *traces;
        const TokenTrace trace(bytes);
        found += trace.header().article % every == 0 &&
                 has_pair(trace, a.fingerprint, b.fingerprint);
      }
    }
    return found * static_cast<double>(every);
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
