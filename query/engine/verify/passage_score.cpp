#include "query/engine/verify/passage_score.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "query/engine/plan/bm25.hpp"

namespace dateline {
namespace {

constexpr std::size_t whole = static_cast<std::size_t>(-1);

std::string stems(const Pattern& pattern) {
  std::string all;
  for (const auto& arcs : pattern.arcs) {
    all += (all.empty() ? "" : " ") + arcs.front().term;
  }
  return all;
}

}  // namespace

// The parts of the score in their order: of each term, then of the passage as
// a whole. The only place where scores are made: both their sum and an
// explanation come from here, the same to the last bit wherever it is taken.
// Calls add(term index or `whole`, name, value).
template <typename Add>
void PassageScore::score_parts(Add add) const {
  for (std::size_t i = 0; i < query_.compiled.scoring_terms.size(); ++i) {
    const double idf = query_.idf[i];
    const TermCount count = count_term(i);
    add(i, "body",
        idf * std::max(saturation(count.close),
                       fuzzy_share * saturation(count.tf)));
    add(i, "title", count.in_title > 0 ? idf * query_.title_share : 0);
  }
}

double PassageScore::score() const {
  double sum = 0;
  score_parts([&](std::size_t, const char*, double value) { sum += value; });
  return sum;
}

double PassageScore::saturation(double tf) const {
  return bm25_saturation(tf, length(), query_.statistics.mean_length);
}

PassageScore::TermCount PassageScore::count_term(std::size_t term) const {
  const Pattern& pattern = query_.compiled.scoring_terms[term].pattern;
  TermCount count;
  const auto add = [&](const Occurrences& found) {
    count.tf += static_cast<double>(found.size());
    count.close += static_cast<double>(std::count_if(
        found.begin(), found.end(),
        [](const Occurrence& at) { return at.level != MatchLevel::fuzzy; }));
  };
  add(text_.find(pattern, MatchLevel::fuzzy));
  const Occurrences in_title = title_.find(pattern, MatchLevel::fuzzy);
  count.in_title = static_cast<double>(in_title.size());
  if (is_first_) {
    add(in_title);
  }
  return count;
}

double PassageScore::length() const {
  return static_cast<double>(text_.length() +
                             (is_first_ ? title_.length() : 0));
}

Explanation PassageScore::explanation() const {
  Explanation made;
  made.language = query_.compiled.language;
  made.passages = query_.statistics.passages;
  made.length = length();
  made.mean_length = query_.statistics.mean_length;
  for (std::size_t i = 0; i < query_.compiled.scoring_terms.size(); ++i) {
    const ScoringTerm& term = query_.compiled.scoring_terms[i];
    made.terms.push_back({stems(term.pattern),
                          term.count,
                          count_term(i).tf,
                          query_.frequencies[i].passages,
                          query_.frequencies[i].occurrences,
                          query_.idf[i],
                          {}});
  }
  score_parts([&](std::size_t term, const char* name, double value) {
    auto& parts = term == whole ? made.parts : made.terms[term].parts;
    parts.push_back({name, value});
  });
  return made;
}

}  // namespace dateline
