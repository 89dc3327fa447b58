#include "query/engine/plan/term_statistics.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"

namespace dateline {
namespace {

// Of a prefix or fuzzy word: as if no two of its terms shared a passage.
Xapian::doccount arc_frequency(const PatternArc& arc,
                               const std::string& language,
                               const Xapian::Database& database) {
  if (arc.form == Form::same) {
    return database.get_termfreq(schema::body_term(language, arc.term));
  }
  Xapian::doccount sum = 0;
  for (const Expansion::Term& term : arc.expansion->terms) {
    sum += static_cast<Xapian::doccount>(term.passages);
  }
  return std::min(sum, database.get_termfreq(schema::language_term(language)));
}

}  // namespace

PatternFrequency pattern_frequency(const Pattern& pattern,
                                   const std::string& language,
                                   const Xapian::Database& database) {
  const auto frequency = [&](const PatternArc& arc) {
    return arc_frequency(arc, language, database);
  };
  if (const PatternArc* arc = single_term(pattern)) {
    const double occurrences = static_cast<double>(
        database.get_collection_freq(schema::body_term(language, arc->term)));
    return {static_cast<double>(frequency(*arc)), occurrences};
  }
  Xapian::doccount rarest = database.get_doccount();
  for (const auto& arcs : pattern.arcs) {
    rarest = std::min(rarest, frequency(arcs.front()));
  }
  const PatternArc* joined = joined_form(pattern);
  const double passages =
      joined != nullptr && frequency(*joined) > 0 ? frequency(*joined) : rarest;
  return {passages, passages};
}

double scoring_term_weight(const ScoringTerm& term, double passages,
                           const PatternFrequency& frequency) {
  return repeated_weight(term.count) * bm25_idf(passages, frequency.passages) *
         burstiness(frequency.passages, frequency.occurrences);
}

LanguageQuery with_statistics(CompiledQuery query,
                              const LanguageStatistics& statistics,
                              const Xapian::Database& database) {
  LanguageQuery made{std::move(query), statistics, {}, {}};
  for (const ScoringTerm& term : made.compiled.scoring_terms) {
    made.frequencies.push_back(
        pattern_frequency(term.pattern, made.compiled.language, database));
    made.idf.push_back(scoring_term_weight(term, statistics.passages,
                                           made.frequencies.back()));
  }
  return made;
}

}  // namespace dateline
