#include "query/engine/rerank/feedback.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/analyser.hpp"
#include "corpus/terms/word_cache.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/rerank/article_score.hpp"

namespace dateline {
namespace {

using Values = std::unordered_map<std::string_view, double>;  // by stem

struct FeedbackTerm {
  double value;
  double idf;
  std::string_view stem;
};

// Adds each word's share of the passage, times the passage's score.
void collect(const std::vector<Token>& tokens, double score, Values& values) {
  for (const Token& token : tokens) {
    const Word& word = *token.word;
    const bool is_number = word.folded[0] >= '0' && word.folded[0] <= '9';
    if (token.kind == TokenKind::word && !word.stop && !is_number) {
      values[word.term] += score / static_cast<double>(tokens.size());
    }
  }
}

// The terms with the highest value times idf. Unique and common terms are left
// out.
std::vector<FeedbackTerm> best_terms(const Values& values,
                                     const LanguageQuery& query,
                                     const PassageDatabase& database) {
  constexpr double min_frequency = 2, max_share = 0.1;
  const double all_passages = query.passages;
  // A stem has the frequency that it would have if all passages were of this
  // language. Else the common words of a small language would seem rare.
  const double scale =
      std::max(1.0, all_passages / (query.own_passages + passages_of_all));
  std::vector<FeedbackTerm> terms;
  for (const auto& [stem, value] : values) {
    const double own_frequency = database.term_frequency(
        schema::body_term(query.compiled.language, stem));
    const double frequency = scale * own_frequency;
    if (own_frequency >= min_frequency &&
        frequency <= all_passages * max_share) {
      const double idf = bm25_idf(all_passages, frequency);
      terms.push_back({value * idf, idf, stem});
    }
  }
  std::sort(terms.begin(), terms.end(),
            [](const FeedbackTerm& a, const FeedbackTerm& b) {
              return std::pair(-a.value, a.stem) < std::pair(-b.value, b.stem);
            });
  terms.resize(std::min(terms.size(), feedback_terms));
  return terms;
}

// Occurrences of feedback terms, of which most passages have few.
class TermCounts {
 public:
  void clear() { has_ = 0; }

  void add(std::size_t term) {
    counts_[term] = (has_ >> term & 1) == 0 ? 1 : counts_[term] + 1;
    has_ |= std::uint64_t{1} << term;
  }

  // Calls see(term, occurrences) for the terms that occur, in their order.
  template <typename See>
  void for_each(See see) const {
    for (std::uint64_t left = has_; left != 0; left &= left - 1) {
      const auto term = static_cast<std::size_t>(std::countr_zero(left));
      see(term, counts_[term]);
    }
  }

 private:
  static_assert(feedback_terms <= 64);

  std::uint64_t has_ = 0;  // bit by term
  std::array<double, feedback_terms> counts_;
};

// Adds the scores of feedback terms to passages and their articles.
class FeedbackScorer {
 public:
  FeedbackScorer(const Feedback& feedback, ScoredCandidates& candidates)
      : feedback_(feedback), candidates_(candidates) {}

  void add_to(const ScoredCandidates::Article& article) {
    in_article_.clear();
    for (const std::size_t i : article.members) {
      const CandidateFeatures& passage = *candidates_[i].passage;
      count(passage, i == article.members.front());
      double gain = 0;
      in_text_.for_each([&](std::size_t term, double tf) {
        gain += feedback_.weights[term] * passage.saturation(tf);
      });
      candidates_[i].add(&ScoreFeatures::feedback, gain);
    }
    double gain = 0;
    in_article_.for_each([&](std::size_t term, double tf) {
      gain += feedback_.weights[term] * tf / (tf + article.norm);
    });
    for (const std::size_t i : article.members) {
      candidates_[i].add(&ScoreFeatures::feedback, article_share * gain);
    }
  }

 private:
  // Counts the terms in the passage and adds them to those of its article.
  // Those of the title are counted for the article only, in one passage of it.
  void count(const CandidateFeatures& passage, bool counts_title) {
    in_text_.clear();
    TokenTrace(passage.trace)
        .scan(feedback_.numbers.keys(), [&](const TokenTrace::FoundArc& arc) {
          const std::uint32_t term = feedback_.numbers.at(arc.fingerprint);
          if (!arc.in_title) {
            in_text_.add(term);
          }
          if (!arc.in_title || counts_title) {
            in_article_.add(term);
          }
        });
  }

  const Feedback& feedback_;
  ScoredCandidates& candidates_;
  TermCounts in_text_, in_article_;
};

}  // namespace

Feedback gather_feedback(const std::vector<FeedbackPassage>& passages,
                         const LanguageQuery& query,
                         const PassageDatabase& database) {
  Values values;
  for (const FeedbackPassage& best : passages) {
    if (best.passage.record.language == query.compiled.language) {
      collect(best.passage.text.tokens, best.score, values);
    }
  }
  const std::vector<FeedbackTerm> terms = best_terms(values, query, database);
  double total = 0, query_weight = 0;
  for (const FeedbackTerm& term : terms) {
    total += term.value;
  }
  for (const ScoringTerm& term : query.compiled.scoring_terms) {
    query_weight += repeated_weight(term.count);
  }
  Feedback feedback;
  if (total <= 0) {
    return feedback;  // no passage has a term to give
  }
  for (const FeedbackTerm& term : terms) {
    const std::uint16_t fingerprint = term_fingerprint(term.stem);
    if (!feedback.numbers.keys().has(fingerprint)) {
      feedback.numbers[fingerprint] =
          static_cast<std::uint32_t>(feedback.weights.size());
    }
    feedback.weights.push_back(feedback_share * query_weight * term.value /
                               total * term.idf);
  }
  return feedback;
}

void add_feedback(const Feedback& feedback, const TraceQuery& query,
                  ScoredCandidates& candidates) {
  FeedbackScorer scorer(feedback, candidates);
  for (const ScoredCandidates::Article& article : candidates.articles()) {
    if (candidates.first_of(article).query == &query) {
      scorer.add_to(article);
    }
  }
}

}  // namespace dateline
