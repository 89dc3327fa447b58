#include "query/engine/rerank/rerank.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "query/engine/rerank/article_score.hpp"
#include "query/engine/rerank/feedback.hpp"
#include "query/engine/rerank/passage_comparison.hpp"
#include "query/engine/rerank/scored_candidates.hpp"
#include "query/engine/rerank/variants.hpp"

namespace dateline {
namespace {

constexpr double proximity_share = 0.3;

// Derivations add to the occurrences of the query's words.
void add_variants(ScoredCandidates& candidates, const TraceQueries& queries,
                  const PassageDatabase& database) {
  for (const auto& [language, query] : queries) {
    count_variants(candidates, query, database);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const CandidateFeatures& passage = candidates[i].passage;
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
    const CandidateFeatures& passage = candidates[i].passage;
    double sum = 0;
    for (std::size_t term = 0; term + 1 < passage.pairs.size(); ++term) {
      const std::vector<double>& idf = passage.query->query->idf;
      sum += (idf[term] + idf[term + 1]) / 2 *
             passage.saturation(passage.pairs[term]);
    }
    candidates[i].add(&ScoreFeatures::proximity, proximity_share * sum);
  }
}

// Adds the feedback terms of the passage to its score and to the counts of the
// `whole` article. Those of the title are counted for the article only, in the
// one passage of it that `counts_title`.
void add_to_passage(const Feedback& feedback, Scored& scored, bool counts_title,
                    std::vector<double>& whole) {
  const CandidateFeatures& passage = scored.passage;
  std::vector<double> text(whole.size(), 0);
  each_term(TokenTrace(passage.trace), feedback.table,
            [&](std::size_t term, std::uint32_t, bool in_title) {
              text[term] += in_title ? 0 : 1;
              whole[term] += !in_title || counts_title ? 1 : 0;
            });
  double gain = 0;
  for (std::size_t term = 0; term < text.size(); ++term) {
    gain += feedback.weights[term] * passage.saturation(text[term]);
  }
  scored.add(&ScoreFeatures::feedback, gain);
}

// Adds the scores of the feedback terms in the passage and in its article.
void apply(const Feedback& feedback, const TraceQuery& query,
           ScoredCandidates& candidates) {
  for (const auto& [article, members] : candidates.articles()) {
    const CandidateFeatures& first = candidates[members.front()].passage;
    if (first.query != &query) {
      continue;
    }
    std::vector<double> whole(feedback.weights.size(), 0);
    for (const std::size_t i : members) {
      add_to_passage(feedback, candidates[i], i == members.front(), whole);
    }
    const double norm = candidates.article_norm(first);
    double gain = 0;
    for (std::size_t term = 0; term < whole.size(); ++term) {
      gain += feedback.weights[term] * whole[term] / (whole[term] + norm);
    }
    for (const std::size_t i : members) {
      candidates[i].add(&ScoreFeatures::feedback, article_share * gain);
    }
  }
}

std::vector<FeedbackPassage> best_passages(const ScoredCandidates& candidates,
                                           const PassageDatabase& database) {
  std::vector<FeedbackPassage> best;
  for (const std::size_t i : candidates.best_articles(feedback_articles)) {
    const auto& [passage, score, features] = candidates[i];
    if (passage.query->has_words()) {
      const std::string record = database.document(passage.id).get_data();
      best.push_back({decode_passage_record(record), score});
    }
  }
  return best;
}

void add_feedback(ScoredCandidates& candidates, const TraceQueries& queries,
                  const SearchContext& context) {
  const std::vector<FeedbackPassage> best =
      best_passages(candidates, context.database());
  for (const auto& [language, query] : queries) {
    if (!best.empty() && query.has_words()) {
      apply(gather_feedback(best, *query.query, context.analysers.of(language),
                            context.database()),
            query, candidates);
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

}  // namespace

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
  TraceQueries trace_queries;
  for (const LanguageQuery& query : queries) {
    trace_queries.try_emplace(query.compiled.language, query);
  }
  ScoredCandidates scored(read_traces(candidates, trace_queries, database));
  if (is_enabled(options, ScoreComponent::variants)) {
    add_variants(scored, trace_queries, database);
  }
  if (is_enabled(options, ScoreComponent::proximity)) {
    add_proximity(scored);
  }
  if (is_enabled(options, ScoreComponent::article)) {
    add_articles(scored, trace_queries, database);
  }
  if (is_enabled(options, ScoreComponent::feedback)) {
    add_feedback(scored, trace_queries, context);
  }
  compare(scored, options);
  std::unordered_map<Xapian::docid, RerankedCandidate> by_id;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const auto& [passage, score, features] = scored[i];
    by_id.emplace(passage.id,
                  RerankedCandidate{passage.max_words_score(), features});
  }
  std::vector<RerankedCandidate> reranked;
  reranked.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    reranked.push_back(by_id.at(candidate.id));
  }
  return reranked;
}

}  // namespace dateline
