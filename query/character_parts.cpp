#include "query/character_parts.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "corpus/char_class.hpp"
#include "corpus/word_cache.hpp"

namespace dateline {
namespace {

void add_character(CompiledQuery& query, std::string_view character) {
  const std::string term(character);
  Pattern pattern{{{{term, term, term, term_fingerprint(term), 1, Form::same, 0,
                     nullptr}}}};
  const bool is_there = std::any_of(
      query.units.begin(), query.units.end(),
      [&](const RankUnit& unit) { return same_terms(unit.pattern, pattern); });
  if (!is_there) {
    query.units.push_back({std::move(pattern), character_count, true});
  }
}

}  // namespace

void add_characters(CompiledQuery& query) {
  const std::size_t units = query.units.size();
  const auto is_pair = [](const RankUnit& unit) {
    return !pair_of_characters(unit.pattern).empty();
  };
  if (units < 2 ||
      std::none_of(query.units.begin(), query.units.end(), is_pair)) {
    return;
  }
  for (std::size_t i = 0; i < units; ++i) {
    // A copy: to add a unit moves the others.
    const Pattern pattern = query.units[i].pattern;
    const auto characters = pair_of_characters(pattern);
    if (characters.empty()) {
      query.units[i].count *= word_beside_pairs_count;
    }
    for (const std::string_view character : characters) {
      if (is_ideograph(char_at(character, 0).code)) {
        add_character(query, character);
      }
    }
  }
}

}  // namespace dateline
