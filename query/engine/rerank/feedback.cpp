#include "query/engine/rerank/feedback.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/analyser.hpp"
#include "corpus/terms/word_cache.hpp"
#include "query/engine/plan/bm25.hpp"

namespace dateline {
namespace {

using Values = std::map<std::string, double>;  // by stem

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

}  // namespace

Feedback gather_feedback(const std::vector<FeedbackPassage>& passages,
                         const LanguageQuery& query, Analyser& analyser,
                         const PassageDatabase& database) {
  Values values;
  for (const FeedbackPassage& best : passages) {
    if (best.passage.language == query.compiled.language) {
      collect(analyser.analyse(best.passage.text).tokens, best.score, values);
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
    feedback.table.add(term_fingerprint(term.stem), feedback.weights.size());
    feedback.weights.push_back(feedback_share * query_weight * term.value /
                               total * term.idf);
  }
  return feedback;
}

}  // namespace dateline
