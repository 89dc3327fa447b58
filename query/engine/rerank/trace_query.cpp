#include "query/engine/rerank/trace_query.hpp"

#include <algorithm>

#include "corpus/terms/word_cache.hpp"

namespace dateline {
TraceQuery::TraceQuery(const LanguageQuery& language_query)
    : query(&language_query) {
  const std::vector<ScoringTerm>& terms = query->compiled.scoring_terms;
  own_terms = query->compiled.own_terms();
  for (std::size_t term = 0; term < terms.size(); ++term) {
    if (terms[term].is_word_pair()) {
      const Pattern& pair = query->compiled.pattern_of(terms[term]);
      add_pair(pair.arcs[0].front().fingerprint,
               pair.arcs[1].front().fingerprint, term);
      continue;
    }
    for (const std::size_t pattern : terms[term].patterns) {
      add(query->compiled.patterns[pattern], term);
    }
  }
}

// Of two terms with the same fingerprint the first counts.
void TraceQuery::add(const Pattern& pattern, std::size_t term) {
  const auto characters = pair_of_characters(pattern);
  if (!characters.empty()) {
    add_pair(term_fingerprint(characters[0]), term_fingerprint(characters[1]),
             term);
  } else if (const PatternArc* arc = single_term(pattern)) {
    TermUse& use = uses[arc->fingerprint];
    if (use.word == TermUse::unused) {
      use.word = static_cast<std::uint32_t>(term);
    }
  } else {
    other_terms.push_back({term, &pattern, beginnings_of(pattern)});
  }
}

void TraceQuery::add_pair(std::uint16_t first, std::uint16_t second,
                          std::size_t term) {
  uses[first].in_pair = true;
  uses[second].in_pair = true;
  if (adjacent_pairs.find(pair_key(first, second)) == nullptr) {
    adjacent_pairs[pair_key(first, second)] = static_cast<std::uint32_t>(term);
  }
}

void TraceQuery::add_variant(std::uint16_t fingerprint, std::size_t number) {
  TermUse& use = uses[fingerprint];
  if (use.variant == TermUse::unused) {
    use.variant = static_cast<std::uint32_t>(number);
  }
}

bool TraceQuery::has_words() const {
  const auto own = query->compiled.scoring_terms.begin();
  const auto single_words = std::count_if(
      own, own + static_cast<std::ptrdiff_t>(own_terms),
      [this](const ScoringTerm& term) {
        const Pattern& pattern = query->compiled.pattern_of(term);
        return term.is_name() || (single_term(pattern) != nullptr &&
                                  pair_of_characters(pattern).empty());
      });
  return own_terms > 1 &&
         2 * static_cast<std::size_t>(single_words) > own_terms;
}

TraceQueries::TraceQueries(const std::vector<LanguageQuery>& queries)
    : queries_(queries.begin(), queries.end()) {}

const TraceQuery* TraceQueries::of(const std::string& language) const {
  const auto found =
      std::ranges::find_if(queries_, [&](const TraceQuery& query) {
        return query.query->compiled.language == language;
      });
  return found == queries_.end() ? nullptr : &*found;
}

}  // namespace dateline
