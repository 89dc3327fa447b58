#include "query/engine/rerank/candidate_features.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/word_cache.hpp"
#include "corpus/text/char_class.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/plan/pattern/pattern_matcher.hpp"
#include "query/engine/plan/pattern/trace_tokens.hpp"

namespace dateline {
namespace {

// The key of two adjacent fingerprints.
std::uint32_t pair_key(std::uint16_t first, std::uint16_t second) {
  return static_cast<std::uint32_t>(first) << 16 | second;
}

// Xapian adds up the same parts in an order that depends on the layout of the
// index; rounding removes the difference.
double rounded(double weight) { return std::round(weight * 1e9) / 1e9; }

void count_words(CandidateFeatures& passage, const TokenTrace& trace) {
  constexpr auto nowhere = std::numeric_limits<std::int64_t>::min() / 2;
  std::vector<std::int64_t> last(passage.text.size(), nowhere);
  each_term(trace, passage.query->words,
            [&](std::size_t term, std::uint32_t position, bool in_title) {
              ++(in_title ? passage.title : passage.text)[term];
              const bool follows_own_term =
                  term > 0 && term < passage.query->own_terms;
              if (!in_title && follows_own_term &&
                  position - last[term - 1] <= max_pair_distance) {
                ++passage.pairs[term - 1];
              }
              last[term] = in_title ? nowhere : position;
            });
}

void count_adjacent_pairs(CandidateFeatures& passage, const TokenTrace& trace) {
  const PairTable& pairs = passage.query->adjacent_pairs;
  if (pairs.empty()) {
    return;
  }
  const std::uint32_t text_begin = trace.text_begin();
  std::uint16_t before = 0;
  bool has_before = false;
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    if (trace.arcs(at) == 0) {  // the break between title and text
      has_before = false;
      continue;
    }
    const std::uint16_t here = trace.fingerprint(at, 0);
    if (has_before) {
      const std::size_t term = pairs.find(pair_key(before, here));
      if (term != PairTable::none) {
        ++(at < text_begin ? passage.title : passage.text)[term];
      }
    }
    before = here;
    has_before = true;
  }
}

void count_patterns(CandidateFeatures& passage, const TokenTrace& trace) {
  const TraceTokens places(trace);
  const std::uint32_t text_begin = trace.text_begin();
  for (const auto& [term, pattern] : passage.query->other_terms) {
    PatternMatcher matcher(places, *pattern, MatchLevel::fuzzy);
    for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
      if (matcher.from(at)) {
        ++(at < text_begin ? passage.title : passage.text)[term];
      }
    }
  }
}

}  // namespace

TraceQuery::TraceQuery(const LanguageQuery& language_query)
    : query(&language_query) {
  const std::vector<ScoringTerm>& terms = query->compiled.scoring_terms;
  own_terms = static_cast<std::size_t>(
      std::find_if(terms.begin(), terms.end(),
                   [](const ScoringTerm& term) { return term.only_ranks; }) -
      terms.begin());
  for (std::size_t term = 0; term < terms.size(); ++term) {
    if (terms[term].is_word_pair()) {
      const Pattern& pair = query->compiled.pattern_of(terms[term]);
      adjacent_pairs.add(pair_key(pair.arcs[0].front().fingerprint,
                                  pair.arcs[1].front().fingerprint),
                         term);
      continue;
    }
    for (const std::size_t pattern : terms[term].patterns) {
      add(query->compiled.patterns[pattern], term);
    }
  }
}

void TraceQuery::add(const Pattern& pattern, std::size_t term) {
  const auto characters = pair_of_characters(pattern);
  if (!characters.empty()) {
    adjacent_pairs.add(pair_key(term_fingerprint(characters[0]),
                                term_fingerprint(characters[1])),
                       term);
  } else if (const PatternArc* arc = single_term(pattern)) {
    words.add(arc->fingerprint, term);
  } else {
    other_terms.emplace_back(term, &pattern);
  }
}

bool TraceQuery::has_words() const {
  const auto own = query->compiled.scoring_terms.begin();
  const auto single_words = std::count_if(
      own, own + static_cast<std::ptrdiff_t>(own_terms),
      [this](const ScoringTerm& term) {
        const Pattern& pattern = query->compiled.pattern_of(term);
        return term.is_name() || (single_term(pattern) != nullptr &&
                                  pair_of_characters(pattern).empty());
      });
  return own_terms > 1 &&
         2 * static_cast<std::size_t>(single_words) > own_terms;
}

void CandidateFeatures::read(std::string bytes, const TraceQueries& queries) {
  trace = std::move(bytes);
  const TokenTrace tokens(trace);
  header = tokens.header();
  const auto found = queries.find(header.language);
  if (found == queries.end()) {
    return;
  }
  query = &found->second;
  length = tokens.places() - tokens.text_begin();
  const std::size_t terms = query->query->compiled.scoring_terms.size();
  text.assign(terms, 0);
  title.assign(terms, 0);
  variants.assign(terms, 0);
  pairs.assign(terms, 0);
  count_words(*this, tokens);
  count_adjacent_pairs(*this, tokens);
  count_patterns(*this, tokens);
}

double CandidateFeatures::saturation(double tf) const {
  return bm25_saturation(tf, length, query->query->mean_length);
}

// Compounds, pairs of characters and the title of an article's first passage
// add to its length and so lower the score. They are left out of the length
// here, so that the bound holds.
double CandidateFeatures::max_words_score() const {
  if (query == nullptr || query->other_terms.empty()) {
    return weight;
  }
  const TokenTrace tokens(trace);
  double words = 0;
  for (auto at = tokens.text_begin(); at < tokens.places();
       at = tokens.next(at)) {
    ++words;
  }
  const LanguageQuery& in_language = *query->query;
  double sum = 0;
  for (std::size_t term = 0; term < text.size(); ++term) {
    const double saturation = bm25_saturation(text[term] + title[term], words,
                                              in_language.mean_length);
    sum += in_language.idf[term] *
           (saturation + (title[term] > 0 ? in_language.title_share : 0));
  }
  return sum;
}

// Candidates are sorted first, because the value stream goes forward only.
std::vector<CandidateFeatures> read_traces(
    const std::vector<Candidate>& candidates, const TraceQueries& queries,
    const PassageDatabase& database) {
  std::vector<CandidateFeatures> passages(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    passages[i].id = candidates[i].id;
    passages[i].weight = rounded(candidates[i].weight);
  }
  std::sort(passages.begin(), passages.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  ValueReader traces(database, schema::trace_slot);
  for (CandidateFeatures& passage : passages) {
    const std::string trace = traces.at(passage.id);
    if (!trace.empty()) {
      passage.read(trace, queries);
    }
  }
  return passages;
}

}  // namespace dateline
