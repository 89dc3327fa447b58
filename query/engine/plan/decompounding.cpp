#include "query/engine/plan/decompounding.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/stop_words.hpp"
#include "corpus/terms/word_cache.hpp"
#include "query/engine/plan/term_statistics.hpp"

namespace dateline {
namespace {

constexpr std::size_t min_part = 4;  // letters

// Linking letters between two parts.
constexpr std::string_view links[] = {"", "s", "es", "n", "en", "er", "e"};

bool has_letters_only(std::string_view folded) {
  return std::all_of(folded.begin(), folded.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

// Cuts a compound where the geometric mean of its parts' frequencies is
// highest, and not at all if the whole is more frequent: Koehn and Knight,
// "Empirical Methods for Compound Splitting", EACL 2003.
class CompoundSplitter {
 public:
  CompoundSplitter(Analyser& analyser, const PassageDatabase& database)
      : analyser_(analyser), database_(database) {}

  // The two parts of a folded word, or none. `frequency` is the number of
  // passages that have the word.
  std::vector<Pattern> parts_of(const std::string& word, double frequency) {
    double best = frequency * frequency;
    std::vector<Pattern> parts;
    for (std::size_t at = min_part; at + min_part <= word.size(); ++at) {
      const PatternArc second = second_part(word.substr(at));
      const double second_frequency = passages_with(second);
      if (second_frequency == 0) {
        continue;
      }
      for (const std::string_view link : links) {
        const PatternArc first = first_part(word.substr(0, at), link);
        const double product = passages_with(first) * second_frequency;
        if (product > best) {
          best = product;
          parts = {Pattern{{{first}}}, Pattern{{{second}}}};
        }
      }
    }
    return parts;
  }

 private:
  // The last part may be inflected. Its term is "" if it can be no part.
  PatternArc second_part(const std::string& folded) {
    const TokenizedText text = analyser_.analyse(folded);
    const Word& word = *text.tokens.front().word;
    const bool is_part = !word.stop && word.term.size() >= min_part;
    return {folded,
            folded,
            is_part ? word.term : "",
            word.fingerprint,
            1,
            Form::same,
            0,
            nullptr};
  }

  // The first part is a stem: it has no ending but the linking letters. Its
  // term is "" if it can be no part.
  PatternArc first_part(std::string stem, std::string_view link) const {
    if (stem.size() < min_part + link.size() || !stem.ends_with(link)) {
      return {};
    }
    stem.resize(stem.size() - link.size());
    if (is_stop_word(analyser_.language(), stem)) {
      return {};
    }
    return {stem, stem,       stem, term_fingerprint(stem),
            1,    Form::same, 0,    nullptr};
  }

  double passages_with(const PatternArc& arc) const {
    return arc.term.empty() ? 0
                            : database_.term_frequency(schema::body_term(
                                  analyser_.language(), arc.term));
  }

  Analyser& analyser_;
  const PassageDatabase& database_;
};

}  // namespace

void add_compound_parts(CompiledQuery& query, Analyser& analyser,
                        const PassageDatabase& database) {
  const std::size_t words = query.scoring_terms.size();
  if (query.language != "de" || words < 2) {
    return;
  }
  CompoundSplitter splitter(analyser, database);
  for (std::size_t i = 0; i < words; ++i) {
    const Pattern& pattern = query.pattern_of(query.scoring_terms[i]);
    const PatternArc* word = single_term(pattern);
    if (query.scoring_terms[i].is_name() || word == nullptr ||
        !has_letters_only(word->folded)) {
      continue;
    }
    const double frequency =
        pattern_frequency(pattern, query.language, database).passages;
    for (Pattern& part : splitter.parts_of(word->folded, frequency)) {
      add_ranking_term(query, std::move(part), compound_part_count);
    }
  }
}

}  // namespace dateline
