#include "query/engine/plan/word_pairs.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/mapped_pages.hpp"
#include "corpus/index/token_trace.hpp"
#include "corpus/terms/stop_words.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {
namespace {

// In a longer query words stand side by side because of its grammar.
constexpr std::size_t max_words_with_pairs = 4;
constexpr std::size_t words_of_a_name = 2;

// Whether only white space stands between two nodes, so that no OR does.
bool are_side_by_side(const QueryNode& first, const QueryNode& second,
                      std::string_view query) {
  return first.end < second.begin && second.begin <= query.size() &&
         query.substr(first.end, second.begin - first.end)
                 .find_first_not_of(" \t\n\u3000") == query.npos;
}

// Whether a text has the second word right behind the first. A title and the
// text behind it are parted by a break.
bool has_pair(const TokenTrace& trace, std::uint16_t first,
              std::uint16_t second) {
  if (!trace.may_have_pair(first, second)) {
    return false;
  }
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

using MaybeWord = std::optional<PairWord>;

class PairFinder {
 public:
  PairFinder(const Query& query, const QueryLanguage& query_language,
             CompiledQuery& compiled, const SearchContext& context)
      : query_(query),
        query_language_(query_language),
        compiled_(compiled),
        context_(context) {}

  void add_pairs_of(const QueryNode& row) {
    const QueryNode* before = nullptr;
    MaybeWord first;
    for (const QueryNode& node : row.children) {
      if (node.kind == NodeKind::group && node.occur != Occur::must_not) {
        add_pairs_of(node);
      }
      MaybeWord second = word_of(node);
      if (first && second && are_side_by_side(*before, node, query_.text())) {
        add_pair(*first, *second);
      }
      before = &node;
      first = std::move(second);
    }
  }

 private:
  void add_pair(const PairWord& first, const PairWord& second) {
    Pattern pattern;
    pattern.arcs = {{first.arc}, {second.arc}};
    if (!is_candidate(first, second) ||
        find_scoring_term(compiled_, pattern) != nullptr) {
      return;
    }
    std::vector<Xapian::docid> passages = passages_with(first.arc, second.arc);
    if (!passages.empty()) {
      const std::size_t index = add_pattern(compiled_, std::move(pattern));
      compiled_.scoring_terms.push_back(
          {{index}, pair_count, true, "", std::move(passages)});
    }
  }

  // Words that rank are reranked by how near they stand: see `proximity`. So
  // they are a pair only if they are all that the query has; and so are two
  // stop words, because "of the" in a longer query is no name.
  bool is_candidate(const PairWord& a, const PairWord& b) const {
    return a.arc.term != b.arc.term &&
           (a.is_stop != b.is_stop ||
            compiled_.words.size() == words_of_a_name);
  }

  // Nothing if the node is more than one word, as with a comma behind it, or
  // none.
  MaybeWord word_of(const QueryNode& node) {
    if (node.kind != NodeKind::word || node.occur == Occur::must_not) {
      return std::nullopt;
    }
    const TokenizedText analysed =
        context_.analysers.of(compiled_.language).analyse(node.text);
    const std::vector<Token>& tokens = analysed.tokens;
    if (tokens.empty() || tokens.back().position != 1 ||
        tokens[0].kind != TokenKind::word ||
        tokens[0].end != node.text.size() || is_foreign_stop(*tokens[0].word)) {
      return std::nullopt;
    }
    // The singular of an acronym makes no pair.
    const Pattern pattern = whole_pattern(node.text, {tokens[0]});
    const PatternArc* arc = single_term(pattern);
    return arc == nullptr ? MaybeWord()
                          : MaybeWord(PairWord{*arc, tokens[0].word->stop});
  }

  // Whether a word is a stop word of the query's language and none here.
  bool is_foreign_stop(const Word& word) const {
    return !word.stop && query_language_.has_stop_word(word.folded);
  }

  // The passages that have the pair; none if too many have both words.
  std::vector<Xapian::docid> passages_with(const PatternArc& a,
                                           const PatternArc& b) const {
    const std::vector<Xapian::docid> both =
        passages_with_both(schema::body_term(compiled_.language, a.term),
                           schema::body_term(compiled_.language, b.term));
    if (both.size() > max_pair_passages) {
      return {};
    }
    const PassageDatabase& database = context_.database();
    std::vector<std::string_view> traces;
    traces.reserve(both.size());
    for (const Xapian::docid id : both) {
      traces.push_back(database.trace(id));
    }
    constexpr std::size_t ahead = 16;
    std::vector<Xapian::docid> passages;
    for (std::size_t i = 0; i < both.size(); ++i) {
      if (i + ahead < both.size()) prefetch(traces[i + ahead]);
      if (has_pair(TokenTrace(traces[i]), a.fingerprint, b.fingerprint)) {
        passages.push_back(both[i]);
      }
    }
    return passages;
  }

  // The passages that have both terms, segment by segment; those that were
  // found if there are too many of them, and when the deadline expires.
  std::vector<Xapian::docid> passages_with_both(std::string rare,
                                                std::string other) const {
    const PassageDatabase& database = context_.database();
    if (database.term_frequency(rare) > database.term_frequency(other)) {
      std::swap(rare, other);
    }
    std::vector<Xapian::docid> both;
    for (std::size_t i = 0; i < database.segment_count(); ++i) {
      const SegmentPostings& segment = database.postings(i);
      PostingCursor beside = segment.postings(other);
      for (PostingCursor at = segment.postings(rare);
           at.id() != no_passage && both.size() <= max_pair_passages &&
           !context_.deadline.expired_sampled();
           at.next()) {
        beside.skip_to(at.id());
        const Xapian::docid id = database.id_of(i, at.id());
        if (beside.id() == at.id() && !database.is_dead(id)) {
          both.push_back(id);
        }
      }
    }
    return both;
  }

  const Query& query_;
  const QueryLanguage& query_language_;
  CompiledQuery& compiled_;
  const SearchContext& context_;
};

}  // namespace

void add_word_pairs(const Query& query, const QueryLanguage& query_language,
                    CompiledQuery& compiled, const SearchContext& context) {
  if (compiled.words.size() <= max_words_with_pairs) {
    PairFinder(query, query_language, compiled, context)
        .add_pairs_of(query.root());
  }
}

}  // namespace dateline
