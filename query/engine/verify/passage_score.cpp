#include "query/engine/verify/passage_score.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/text/utf8.hpp"
#include "query/engine/plan/bm25.hpp"

namespace dateline {
namespace {

constexpr std::size_t whole = static_cast<std::size_t>(-1);

std::string stems(const Pattern& pattern) {
  std::string joined;
  for (const auto& arcs : pattern.arcs) {
    joined += (joined.empty() ? "" : " ") + arcs.front().term;
  }
  return joined;
}

// The forms of a name have "=" between.
std::string stems(const CompiledQuery& query, const ScoringTerm& term) {
  std::string joined;
  for (const std::size_t pattern : term.patterns) {
    joined += (joined.empty() ? "" : " = ") + stems(query.patterns[pattern]);
  }
  return joined;
}

// The occurrences of the forms of a term in a title or a text. Of two that
// overlap, such as "Kim" in "Kim Jong Un", only the first counts. `find`
// returns those of a pattern.
template <typename Find>
Occurrences occurrences_of(const ScoringTerm& term, Find find) {
  if (term.patterns.size() == 1) {
    return find(term.patterns.front());
  }
  Occurrences all;
  for (const std::size_t pattern : term.patterns) {
    const Occurrences& some = find(pattern);
    all.insert(all.end(), some.begin(), some.end());
  }
  std::sort(all.begin(), all.end(),
            [](const Occurrence& a, const Occurrence& b) {
              return std::pair(a.first, b.last) < std::pair(b.first, a.last);
            });
  Occurrences apart;
  for (const Occurrence& occurrence : all) {
    if (apart.empty() || occurrence.first >= apart.back().last) {
      apart.push_back(occurrence);
    }
  }
  return apart;
}

double size_of(const Occurrences& occurrences) {
  return static_cast<double>(occurrences.size());
}

// Whether a word begins with a capital and goes on with a small letter.
bool is_capitalised(const PatternArc& arc) {
  const std::string& word = arc.literal;
  if (word.empty()) {
    return false;
  }
  const CodePoint first = code_point_at(word, 0);
  return u_isUUppercase(first.code) && first.end < word.size() &&
         u_isULowercase(code_point_at(word, first.end).code);
}

// Whether a pair of words is written as names are: "Take That". Then it is not
// quite the same as "take that".
bool is_written_as_name(const CompiledQuery& query, const ScoringTerm& term) {
  return term.is_word_pair() &&
         std::ranges::all_of(query.pattern_of(term).arcs, [](const auto& arcs) {
           return is_capitalised(arcs.front());
         });
}

// Those that are no fuzzy matches or, of what is written as a name, have just
// the query's letters.
double count_close(const Occurrences& occurrences, bool is_name) {
  return static_cast<double>(
      std::ranges::count_if(occurrences, [&](const Occurrence& occurrence) {
        return is_name ? occurrence.level == MatchLevel::literal
                       : occurrence.level != MatchLevel::fuzzy;
      }));
}

}  // namespace

PassageScore::PassageScore(const LanguageQuery& query,
                           PassageOccurrences& occurrences, bool is_first)
    : query_(query),
      length_(
          static_cast<double>(occurrences.text().length() +
                              (is_first ? occurrences.title().length() : 0))) {
  for (const ScoringTerm& term : query.compiled.scoring_terms) {
    const Occurrences text =
        occurrences_of(term, [&](std::size_t pattern) -> const Occurrences& {
          return occurrences.in_text(pattern, MatchLevel::fuzzy);
        });
    const Occurrences title =
        occurrences_of(term, [&](std::size_t pattern) -> const Occurrences& {
          return occurrences.in_title(pattern, MatchLevel::fuzzy);
        });
    const bool is_name = is_written_as_name(query.compiled, term);
    TermCount count{size_of(text), count_close(text, is_name), size_of(title)};
    if (is_first) {
      count.tf += size_of(title);
      count.close += count_close(title, is_name);
    }
    counts_.push_back(count);
  }
}

// Calls add(term index or `whole`, name, value) for the parts of the score in
// their order. Scores are made here only, so that the sum and an explanation
// agree to the last bit.
template <typename Add>
void PassageScore::score_parts(Add add) const {
  for (std::size_t i = 0; i < query_.compiled.scoring_terms.size(); ++i) {
    const double idf = query_.idf[i];
    const TermCount& count = counts_[i];
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
  return bm25_saturation(tf, length_, query_.mean_length);
}

Explanation PassageScore::explanation() const {
  Explanation explanation;
  explanation.language = query_.compiled.language;
  explanation.passages = query_.passages;
  explanation.length = length_;
  explanation.mean_length = query_.mean_length;
  for (std::size_t i = 0; i < query_.compiled.scoring_terms.size(); ++i) {
    const ScoringTerm& term = query_.compiled.scoring_terms[i];
    explanation.terms.push_back({stems(query_.compiled, term),
                                 term.count,
                                 counts_[i].tf,
                                 query_.frequencies[i].passages,
                                 query_.frequencies[i].occurrences,
                                 query_.idf[i],
                                 {}});
  }
  score_parts([&](std::size_t term, const char* name, double value) {
    auto& parts =
        term == whole ? explanation.parts : explanation.terms[term].parts;
    parts.push_back({name, value});
  });
  return explanation;
}

}  // namespace dateline
