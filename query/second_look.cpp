#include "query/second_look.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "query/article_evidence.hpp"
#include "query/feedback.hpp"
#include "query/passage_comparison.hpp"
#include "query/ranking_parts.hpp"
#include "query/scored_candidates.hpp"
#include "query/variants.hpp"

namespace dateline {
namespace {

constexpr double proximity_share = 0.3;

// Derivations make more of a word's occurrences.
void add_variants(ScoredCandidates& candidates, const TracedQueries& queries,
                  const Xapian::Database& database) {
  for (const auto& [language, query] : queries) {
    count_variants(candidates, query, database);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const TracedPassage& passage = candidates[i].passage;
    double sum = 0;
    for (std::size_t unit = 0; unit < passage.variants.size(); ++unit) {
      if (passage.variants[unit] > 0) {
        const double tf = passage.text[unit];
        sum += passage.query->query->idf[unit] *
               (passage.saturation(tf + passage.variants[unit]) -
                passage.saturation(tf));
      }
    }
    candidates[i].add(&Bonus::variants, sum);
  }
}

void add_proximity(ScoredCandidates& candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const TracedPassage& passage = candidates[i].passage;
    double sum = 0;
    for (std::size_t unit = 0; unit + 1 < passage.pairs.size(); ++unit) {
      const std::vector<double>& idf = passage.query->query->idf;
      sum += (idf[unit] + idf[unit + 1]) / 2 *
             passage.saturation(passage.pairs[unit]);
    }
    candidates[i].add(&Bonus::proximity, proximity_share * sum);
  }
}

// Adds the feedback's words that the passage has, and counts them for the
// `whole` article; those of the title there only, and once.
void add_to_passage(const Feedback& feedback, Scored& scored, bool counts_title,
                    std::vector<double>& whole) {
  const TracedPassage& passage = scored.passage;
  std::vector<double> text(whole.size(), 0);
  each_term(TokenTrace(passage.trace), feedback.table,
            [&](std::size_t term, std::uint32_t, bool in_title) {
              text[term] += in_title ? 0 : 1;
              whole[term] += !in_title || counts_title ? 1 : 0;
            });
  double bonus = 0;
  for (std::size_t term = 0; term < text.size(); ++term) {
    bonus += feedback.weights[term] * passage.saturation(text[term]);
  }
  scored.add(&Bonus::feedback, bonus);
}

// The feedback's words count in the passage and in its article.
void apply(const Feedback& feedback, const TracedQuery& query,
           ScoredCandidates& candidates) {
  for (const auto& [article, members] : candidates.articles()) {
    const TracedPassage& first = candidates[members.front()].passage;
    if (first.query != &query) {
      continue;
    }
    std::vector<double> whole(feedback.weights.size(), 0);
    for (const std::size_t i : members) {
      add_to_passage(feedback, candidates[i], i == members.front(), whole);
    }
    const double norm = candidates.article_norm(first);
    double bonus = 0;
    for (std::size_t term = 0; term < whole.size(); ++term) {
      bonus += feedback.weights[term] * whole[term] / (whole[term] + norm);
    }
    for (const std::size_t i : members) {
      candidates[i].add(&Bonus::feedback, article_share * bonus);
    }
  }
}

std::vector<Answer> best_answers(const ScoredCandidates& candidates,
                                 const Xapian::Database& database) {
  std::vector<Answer> answers;
  for (const std::size_t i : candidates.best_articles(feedback_articles)) {
    const auto& [passage, score, bonus] = candidates[i];
    if (passage.query->has_words()) {
      const std::string record = database.get_document(passage.id).get_data();
      answers.push_back({decode_passage_record(record), score});
    }
  }
  return answers;
}

void add_feedback(ScoredCandidates& candidates, const TracedQueries& queries,
                  const Xapian::Database& database, Analysers& analysers) {
  const std::vector<Answer> answers = best_answers(candidates, database);
  for (const auto& [language, query] : queries) {
    if (!answers.empty() && query.has_words()) {
      apply(gather_feedback(answers, *query.query, analysers.of(language),
                            database),
            query, candidates);
    }
  }
}

void compare(ScoredCandidates& candidates, const SearchOptions& options) {
  const bool neighbours = counts(options, RankingPart::neighbours);
  const bool copies = counts(options, RankingPart::copies);
  if (!neighbours && !copies) {
    return;
  }
  PassageComparison comparison(candidates);
  if (neighbours) {
    comparison.add_neighbours();
  }
  if (copies) {
    comparison.set_back_copies();
  }
}

}  // namespace

bool looks_again(const SearchOptions& options) {
  constexpr RankingPart parts[] = {
      RankingPart::variants, RankingPart::proximity,  RankingPart::article,
      RankingPart::feedback, RankingPart::neighbours, RankingPart::copies};
  return std::any_of(std::begin(parts), std::end(parts),
                     [&](RankingPart part) { return counts(options, part); });
}

std::vector<Looked> look_again(const std::vector<Candidate>& candidates,
                               const std::vector<LanguageQuery>& queries,
                               const SearchOptions& options,
                               const Xapian::Database& database,
                               Analysers& analysers) {
  TracedQueries traced;
  for (const LanguageQuery& query : queries) {
    traced.try_emplace(query.compiled.language, query);
  }
  ScoredCandidates scored(read_traces(candidates, traced, database));
  if (counts(options, RankingPart::variants)) {
    add_variants(scored, traced, database);
  }
  if (counts(options, RankingPart::proximity)) {
    add_proximity(scored);
  }
  if (counts(options, RankingPart::article)) {
    add_articles(scored, traced, database);
  }
  if (counts(options, RankingPart::feedback)) {
    add_feedback(scored, traced, database, analysers);
  }
  compare(scored, options);
  std::unordered_map<Xapian::docid, Looked> by_id;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const auto& [passage, score, bonus] = scored[i];
    by_id.emplace(passage.id, Looked{passage.words_at_most(), bonus});
  }
  std::vector<Looked> looked;
  for (const Candidate& candidate : candidates) {
    looked.push_back(by_id.at(candidate.id));
  }
  return looked;
}

}  // namespace dateline
