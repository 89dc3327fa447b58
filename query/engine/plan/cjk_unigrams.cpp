#include "query/engine/plan/cjk_unigrams.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/terms/word_cache.hpp"
#include "corpus/text/char_class.hpp"

namespace dateline {
namespace {

void add_character(CompiledQuery& query, std::string_view character) {
  const std::string term(character);
  add_ranking_term(query,
                   {{{{term, term, term, term_fingerprint(term), 1, Form::same,
                       0, nullptr}}}},
                   character_count);
}

}  // namespace

void add_characters(CompiledQuery& query) {
  const std::size_t terms = query.scoring_terms.size();
  const auto is_pair = [&](const ScoringTerm& term) {
    return !term.is_name() &&
           !pair_of_characters(query.pattern_of(term)).empty();
  };
  if (terms < 2 || std::none_of(query.scoring_terms.begin(),
                                query.scoring_terms.end(), is_pair)) {
    return;
  }
  for (std::size_t i = 0; i < terms; ++i) {
    // A copy, since adding a term may move all patterns.
    const Pattern pattern = query.pattern_of(query.scoring_terms[i]);
    if (!is_pair(query.scoring_terms[i])) {
      query.scoring_terms[i].count *= word_beside_pairs_count;
      continue;
    }
    const auto characters = pair_of_characters(pattern);
    for (const std::string_view character : characters) {
      if (is_ideograph(char_at(character, 0).code)) {
        add_character(query, character);
      }
    }
  }
}

}  // namespace dateline
