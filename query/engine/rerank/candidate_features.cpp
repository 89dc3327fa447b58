#include "query/engine/rerank/candidate_features.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cmath>
#include <limits>
#include <utility>

#include "corpus/index/mapped_pages.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/plan/pattern/pattern_matcher.hpp"
#include "query/engine/plan/pattern/trace_tokens.hpp"

namespace dateline {
namespace {

constexpr auto nowhere = std::numeric_limits<std::int64_t>::min() / 2;

// Xapian adds up the same parts in an order that depends on the layout of the
// index; rounding removes the difference.
double rounded(double weight) { return std::round(weight * 1e9) / 1e9; }

// Counts one occurrence of each word and pair after the other in a passage.
class Counter {
 public:
  Counter(CandidateFeatures& passage, std::vector<std::int64_t>& last)
      : passage_(passage), last_(last) {
    last_.assign(passage.text.size(), nowhere);
  }

  void count_word(std::size_t term, std::uint32_t position, bool in_title) {
    ++(in_title ? passage_.title : passage_.text)[term];
    const bool follows_own_term = term > 0 && term < passage_.query->own_terms;
    if (!in_title && follows_own_term &&
        position - last_[term - 1] <= max_pair_distance) {
      ++passage_.pairs[term - 1];
    }
    last_[term] = in_title ? nowhere : position;
  }

  // To be called for each base token that is a part of a pair, in their order.
  void count_pair(std::uint16_t fingerprint, std::int64_t position,
                  bool in_title) {
    if (position == before_position_ + 1) {
      const auto& pairs = passage_.query->adjacent_pairs;
      if (const auto* term = pairs.find(pair_key(before_, fingerprint))) {
        ++(in_title ? passage_.title : passage_.text)[*term];
      }
    }
    before_ = fingerprint;
    before_position_ = position;
  }

 private:
  CandidateFeatures& passage_;
  std::vector<std::int64_t>& last_;  // position of each term
  std::uint16_t before_ = 0;
  std::int64_t before_position_ = nowhere;
};

void add_to(std::vector<VariantCount>& variants, std::size_t first,
            std::uint32_t candidate, std::uint32_t variant) {
  const auto known = std::find_if(
      variants.begin() + static_cast<std::ptrdiff_t>(first), variants.end(),
      [&](const VariantCount& count) { return count.variant == variant; });
  if (known == variants.end()) {
    variants.push_back({candidate, variant, 1});
  } else {
    ++known->count;
  }
}

void count_patterns(CandidateFeatures& passage, const TokenTrace& trace) {
  if (passage.query->other_terms.empty()) {
    return;
  }
  const TraceTokens places(trace);
  const std::uint32_t text_begin = trace.text_begin();
  for (const auto& [term, pattern, beginnings] : passage.query->other_terms) {
    PatternMatcher matcher(places, *pattern, MatchLevel::fuzzy);
    for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
      if (may_begin(beginnings, trace, at) && matcher.from(at)) {
        ++(at < text_begin ? passage.title : passage.text)[term];
      }
    }
  }
}

std::vector<CandidateFeatures> sorted_by_id(
    const std::vector<Candidate>& candidates) {
  using Place = std::pair<Xapian::docid, std::uint32_t>;  // id, number
  std::vector<Place> places;
  places.reserve(candidates.size());
  for (std::uint32_t number = 0; number < candidates.size(); ++number) {
    places.emplace_back(candidates[number].id, number);
  }
  boost::sort::pdqsort_branchless(
      places.begin(), places.end(),
      [](const Place& a, const Place& b) { return a.first < b.first; });
  std::vector<CandidateFeatures> passages(candidates.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    passages[i].id = places[i].first;
    passages[i].number = places[i].second;
    passages[i].weight = rounded(candidates[places[i].second].weight);
  }
  return passages;
}

}  // namespace

CandidateTraces::CandidateTraces(const std::vector<Candidate>& candidates,
                                 const TraceQueries& queries,
                                 const PassageDatabase& database)
    : database_(database), passages_(sorted_by_id(candidates)) {
  read(queries);
  for (std::uint32_t i = 0; i < passages_.size(); ++i) {
    if (passages_[i].query != nullptr) {
      count(i);
    }
  }
}

// Reads the traces and lays out the columns.
void CandidateTraces::read(const TraceQueries& queries) {
  for (CandidateFeatures& passage : passages_) {
    passage.trace = database_.trace(passage.id);
    prefetch(passage.trace);
  }
  std::size_t cells = 0;
  const TraceQuery* query = nullptr;
  for (CandidateFeatures& passage : passages_) {
    if (passage.trace.empty()) {
      continue;
    }
    passage.header = TokenTrace(passage.trace).header();
    if (query == nullptr ||
        query->query->compiled.language != passage.header.language) {
      query = queries.of(passage.header.language);
    }
    passage.query = query;
    cells += query == nullptr ? 0 : query->terms();
  }
  counts_.assign(3 * cells, 0);
  weighted_.assign(cells, 0);
  std::size_t at = 0;
  for (CandidateFeatures& passage : passages_) {
    if (passage.query != nullptr) {
      const std::size_t terms = passage.query->terms();
      std::uint32_t* const counts = counts_.data() + 3 * at;
      passage.text = {counts, terms};
      passage.title = {counts + terms, terms};
      passage.pairs = {counts + 2 * terms, terms};
      passage.variants = {weighted_.data() + at, terms};
      at += terms;
    }
  }
}

void CandidateTraces::count(std::uint32_t candidate) {
  CandidateFeatures& passage = passages_[candidate];
  const TokenTrace trace(passage.trace);
  Counter counter(passage, last_);
  const std::size_t first_variant = variants_.size();
  const std::uint32_t text_begin = trace.scan(
      passage.query->uses.keys(), [&](const TokenTrace::FoundArc& arc) {
        const TermUse& use = passage.query->uses.at(arc.fingerprint);
        if (use.word != TermUse::unused) {
          counter.count_word(use.word, arc.position, arc.in_title);
        }
        if (use.variant != TermUse::unused && !arc.in_title) {
          add_to(variants_, first_variant, candidate, use.variant);
        }
        if (use.in_pair && !arc.is_compound) {
          counter.count_pair(arc.fingerprint, arc.position, arc.in_title);
        }
      });
  passage.length = trace.places() - text_begin;
  count_patterns(passage, trace);
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

}  // namespace dateline
