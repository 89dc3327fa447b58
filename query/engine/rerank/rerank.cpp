#include "query/engine/rerank/rerank.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "query/engine/index/analysed_passages.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/rerank/article_score.hpp"
#include "query/engine/rerank/feedback.hpp"
#include "query/engine/rerank/passage_comparison.hpp"
#include "query/engine/rerank/scored_candidates.hpp"
#include "query/engine/rerank/variants.hpp"

namespace dateline {
namespace {

constexpr double proximity_share = 0.3;

// Feedback and smoothing, which take longer, are for so many articles: hardly
// any other gets among the first by them.
constexpr std::size_t second_stage_articles = 300;

// Derivations add to the occurrences of the query's words.
void add_variants(ScoredCandidates& candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const CandidateFeatures& passage = *candidates[i].passage;
    double sum = 0;
    for (std::size_t term = 0; term < passage.variants.size(); ++term) {
      if (passage.variants[term] > 0) {
        const double tf = passage.text[term];
        sum += passage.query->query->idf[term] *
               (passage.saturation(tf + passage.variants[term]) -
                passage.saturation(tf));
      }
    }
    candidates[i].add(&ScoreFeatures::variants, sum);
  }
}

void add_proximity(ScoredCandidates& candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const CandidateFeatures& passage = *candidates[i].passage;
    double sum = 0;
    for (std::size_t term = 0; term + 1 < passage.pairs.size(); ++term) {
      const std::vector<double>& idf = passage.query->query->idf;
      sum += (idf[term] + idf[term + 1]) / 2 *
             passage.saturation(passage.pairs[term]);
    }
    candidates[i].add(&ScoreFeatures::proximity, proximity_share * sum);
  }
}

std::vector<FeedbackPassage> best_passages(const ScoredCandidates& candidates,
                                           const SearchContext& context) {
  std::vector<FeedbackPassage> best;
  for (const std::size_t i : candidates.best_articles(feedback_articles)) {
    const Scored& scored = candidates[i];
    if (scored.passage->query->has_words()) {
      const Xapian::docid id = scored.passage->id;
      AnalysedPassage passage{read_passage(context.database(), id), {}};
      passage.text = context.analysers.of(passage.record.language)
                         .analyse(passage.record.text);
      best.push_back({id, std::move(passage), scored.score});
    }
  }
  return best;
}

void add_feedback(ScoredCandidates& candidates, const TraceQueries& queries,
                  const SearchContext& context) {
  std::vector<FeedbackPassage> best = best_passages(candidates, context);
  for (const TraceQuery& query : queries) {
    if (!best.empty() && query.has_words()) {
      add_feedback(gather_feedback(best, *query.query, context.database()),
                   query, candidates);
    }
  }
  if (context.analysed != nullptr) {
    for (FeedbackPassage& read : best) {
      context.analysed->keep(read.id, std::move(read.passage));
    }
  }
}

void compare(ScoredCandidates& candidates, const SearchOptions& options) {
  const bool smooths = is_enabled(options, ScoreComponent::smoothing);
  const bool demotes = is_enabled(options, ScoreComponent::near_duplicates);
  if (!smooths && !demotes) {
    return;
  }
  PassageComparison comparison(candidates);
  if (smooths) {
    comparison.smooth_scores();
  }
  if (demotes) {
    comparison.demote_near_duplicates();
  }
}

// The reranked candidates in the order in which they came.
std::vector<RerankedCandidate> as_they_came(const ScoredCandidates& scored) {
  std::vector<RerankedCandidate> reranked(scored.size());
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const CandidateFeatures& passage = *scored[i].passage;
    reranked[passage.number] = {passage.max_words_score(), scored[i].features};
  }
  return reranked;
}

}  // namespace

std::size_t rerank_candidates(const std::vector<LanguageQuery>& queries) {
  constexpr std::size_t candidates_of_a_word = 100, max_candidates = 600;
  std::size_t words = 0;
  for (const LanguageQuery& query : queries) {
    words = std::max(words, query.compiled.own_terms());
  }
  return std::min(max_candidates, candidates_of_a_word * (words + 1));
}

bool has_reranking(const SearchOptions& options) {
  constexpr ScoreComponent parts[] = {
      ScoreComponent::variants,  ScoreComponent::proximity,
      ScoreComponent::article,   ScoreComponent::feedback,
      ScoreComponent::smoothing, ScoreComponent::near_duplicates};
  return std::any_of(
      std::begin(parts), std::end(parts),
      [&](ScoreComponent part) { return is_enabled(options, part); });
}

std::vector<RerankedCandidate> rerank(const std::vector<Candidate>& candidates,
                                      const std::vector<LanguageQuery>& queries,
                                      const SearchOptions& options,
                                      const SearchContext& context) {
  const PassageDatabase& database = context.database();
  TraceQueries trace_queries(queries);
  std::vector<Variants> variants;
  if (is_enabled(options, ScoreComponent::variants)) {
    for (TraceQuery& query : trace_queries) {
      variants.emplace_back(query, database);
    }
  }
  CandidateTraces traces(candidates, trace_queries, database);
  for (Variants& in_language : variants) {
    in_language.count_in(traces.passages(), traces.variants());
  }
  ScoredCandidates scored(traces.passages());
  add_variants(scored);
  if (is_enabled(options, ScoreComponent::proximity)) {
    add_proximity(scored);
  }
  if (is_enabled(options, ScoreComponent::article)) {
    add_articles(scored, trace_queries, database);
  }
  scored.keep_best_articles(second_stage_articles);
  if (is_enabled(options, ScoreComponent::feedback)) {
    add_feedback(scored, trace_queries, context);
  }
  compare(scored, options);
  return as_they_came(scored);
}

}  // namespace dateline
