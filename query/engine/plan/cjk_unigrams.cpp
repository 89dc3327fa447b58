#include "query/engine/plan/cjk_unigrams.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "corpus/terms/word_cache.hpp"
#include "corpus/text/char_class.hpp"

namespace dateline {
namespace {

void add_character(CompiledQuery& query, std::string_view character) {
  const std::string term(character);
  Pattern pattern{{{{term, term, term, term_fingerprint(term), 1, Form::same, 0,
                     nullptr}}}};
  const bool is_there =
      std::any_of(query.scoring_terms.begin(), query.scoring_terms.end(),
                  [&](const ScoringTerm& term) {
                    return same_terms(term.pattern, pattern);
                  });
  if (!is_there) {
    query.scoring_terms.push_back({std::move(pattern), character_count, true});
  }
}

}  // namespace

void add_characters(CompiledQuery& query) {
  const std::size_t terms = query.scoring_terms.size();
  const auto is_pair = [](const ScoringTerm& term) {
    return !pair_of_characters(term.pattern).empty();
  };
  if (terms < 2 || std::none_of(query.scoring_terms.begin(),
                                query.scoring_terms.end(), is_pair)) {
    return;
  }
  for (std::size_t i = 0; i < terms; ++i) {
    // A copy: to add a term moves the others.
    const Pattern pattern = query.scoring_terms[i].pattern;
    const auto characters = pair_of_characters(pattern);
    if (characters.empty()) {
      query.scoring_terms[i].count *= word_beside_pairs_count;
    }
    for (const std::string_view character : characters) {
      if (is_ideograph(char_at(character, 0).code)) {
        add_character(query, character);
      }
    }
  }
}

}  // namespace dateline
