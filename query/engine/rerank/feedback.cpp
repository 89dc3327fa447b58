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

struct Term {
  double value;
  double idf;
  std::string_view stem;
};

// A word counts by its share of the passage, and the passage by its score.
void collect(const std::vector<Token>& tokens, double score, Values& values) {
  for (const Token& token : tokens) {
    const Word& word = *token.word;
    const bool is_number = word.folded[0] >= '0' && word.folded[0] <= '9';
    if (token.kind == TokenKind::word && !word.stop && !is_number) {
      values[word.term] += score / static_cast<double>(tokens.size());
    }
  }
}

// The most telling words by value times idf, neither unique nor common.
std::vector<Term> telling_terms(const Values& values,
                                const LanguageQuery& query,
                                const Xapian::Database& database) {
  constexpr double least = 2, max_share = 0.1;
  const double passages = query.statistics.passages;
  std::vector<Term> terms;
  for (const auto& [stem, value] : values) {
    const double frequency =
        database.get_termfreq(schema::body_term(query.compiled.language, stem));
    if (frequency >= least && frequency <= passages * max_share) {
      const double idf = bm25_idf(passages, frequency);
      terms.push_back({value * idf, idf, stem});
    }
  }
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return std::pair(-a.value, a.stem) < std::pair(-b.value, b.stem);
  });
  terms.resize(std::min(terms.size(), feedback_terms));
  return terms;
}

}  // namespace

Feedback gather_feedback(const std::vector<FeedbackPassage>& answers,
                         const LanguageQuery& query, Analyser& analyser,
                         const Xapian::Database& database) {
  Values values;
  for (const FeedbackPassage& answer : answers) {
    if (answer.passage.language == query.compiled.language) {
      collect(analyser.analyse(answer.passage.text), answer.score, values);
    }
  }
  const std::vector<Term> terms = telling_terms(values, query, database);
  double total = 0, query_weight = 0;
  for (const Term& term : terms) {
    total += term.value;
  }
  for (const ScoringTerm& term : query.compiled.scoring_terms) {
    query_weight += repeated_weight(term.count);
  }
  Feedback feedback;
  if (total <= 0) {
    return feedback;  // no answer has a word that ranks
  }
  for (const Term& term : terms) {
    feedback.table.add(term_fingerprint(term.stem), feedback.weights.size());
    feedback.weights.push_back(feedback_share * query_weight * term.value /
                               total * term.idf);
  }
  return feedback;
}

}  // namespace dateline
