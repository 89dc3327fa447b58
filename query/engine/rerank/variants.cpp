#include "query/engine/rerank/variants.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/terms/stemmer.hpp"
#include "corpus/terms/word_cache.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"

namespace dateline {
namespace {

// Two words may be of one family if they share a beginning of
// Rules::min_shared characters and all but so many of the query's word, and
// the other has at most so many behind it.
constexpr std::size_t max_dropped = 4;
constexpr std::size_t max_added = 5;

constexpr std::size_t max_variants = 32;  // of a word: the most frequent
constexpr Xapian::doccount min_passages = 2;

// How much the association with the query's word adds to a variant's count.
constexpr double association_share = 3;

// Rules for a language with a stemmer of its own and for one without. Without a
// stemmer, inflected forms are variants too, also those of short words.
struct Rules {
  std::size_t min_shared;  // characters
  double base_share;       // of an occurrence that every variant counts
};
constexpr Rules beside_a_stemmer{5, 0.1};
constexpr Rules without_a_stemmer{4, 0.3};

const Rules& rules_of(const std::string& language) {
  return Stemmer(language).is_of_the_language() ? beside_a_stemmer
                                                : without_a_stemmer;
}

// The end of each character of a word, in bytes.
std::vector<std::size_t> character_ends(std::string_view word) {
  std::vector<std::size_t> ends;
  for_each_code_point(
      word, [&](const CodePoint& point) { ends.push_back(point.end); });
  return ends;
}

// How many characters at their beginning `word` and `other` share. `ends` are
// those of the characters of `word`.
std::size_t shared_characters(std::string_view word,
                              const std::vector<std::size_t>& ends,
                              std::string_view other) {
  const auto differs =
      std::mismatch(word.begin(), word.end(), other.begin(), other.end());
  const auto shared = static_cast<std::size_t>(differs.first - word.begin());
  return static_cast<std::size_t>(
      std::upper_bound(ends.begin(), ends.end(), shared) - ends.begin());
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

// The terms of the index that may be derived from the same word as this stem,
// most frequent first.
std::vector<IndexTerm> variants_of(const std::string& stem,
                                   const std::string& language,
                                   std::size_t min_shared,
                                   const PassageDatabase& database) {
  const std::vector<std::size_t> ends = character_ends(stem);
  if (ends.size() < min_shared || !is_letter_byte(stem[0])) {
    return {};
  }
  const std::size_t kept =
      std::max(min_shared, ends.size() - std::min(ends.size(), max_dropped));
  std::vector<IndexTerm> variants = terms_with_prefix(
      database, language, std::string_view(stem).substr(0, ends[kept - 1]));
  std::erase_if(variants, [&](const IndexTerm& term) {
    const std::size_t shared = shared_characters(stem, ends, term.stem);
    return term.stem == stem || term.passages < min_passages ||
           character_ends(term.stem).size() - shared > max_added;
  });
  std::stable_sort(variants.begin(), variants.end(),
                   [](const IndexTerm& a, const IndexTerm& b) {
                     return a.passages > b.passages;
                   });
  variants.resize(std::min(variants.size(), max_variants));
  return variants;
}

// Whether a stem is itself a form of the scoring term, if that is a name.
bool is_form(const std::string& stem, const ScoringTerm& term,
             const CompiledQuery& query) {
  return std::any_of(
      term.patterns.begin(), term.patterns.end(), [&](std::size_t pattern) {
        const PatternArc* arc = single_term(query.patterns[pattern]);
        return arc != nullptr && arc->term == stem;
      });
}

std::vector<Variant> variants_of(const CompiledQuery& compiled,
                                 const Rules& rules,
                                 const PassageDatabase& database) {
  std::vector<Variant> variants;
  for (std::size_t index = 0; index < compiled.scoring_terms.size(); ++index) {
    const ScoringTerm& scoring = compiled.scoring_terms[index];
    for (const std::size_t pattern : scoring.patterns) {
      const PatternArc* arc = single_term(compiled.patterns[pattern]);
      if (arc == nullptr) {
        continue;
      }
      for (const IndexTerm& term : variants_of(arc->term, compiled.language,
                                               rules.min_shared, database)) {
        if (!is_form(term.stem, scoring, compiled)) {
          variants.push_back({index, term_fingerprint(term.stem)});
        }
      }
    }
  }
  return variants;
}

// The share of an occurrence of the query's word that an occurrence of a
// variant counts. `with_word` of `all` candidates have the word.
double share_of(const Variant& variant, double base_share, double with_word,
                double all) {
  const double by_chance = with_word * variant.passages / all;
  const double association =
      std::max(0.0, variant.both - by_chance) / (with_word + variant.passages);
  return std::min(1.0, base_share + association_share * association);
}

}  // namespace

Variants::Variants(TraceQuery& query, const PassageDatabase& database)
    : query_(query) {
  const Rules& rules = rules_of(query.query->compiled.language);
  base_share_ = rules.base_share;
  variants_ = variants_of(query.query->compiled, rules, database);
  for (std::size_t i = 0; i < variants_.size(); ++i) {
    query.add_variant(variants_[i].fingerprint, i);
  }
}

// Counts how many candidates have each word and variant, and how many have
// both.
void Variants::weigh(const std::vector<CandidateFeatures>& passages,
                     const std::vector<VariantCount>& counts) {
  with_word_.assign(query_.terms(), 0);
  for (const CandidateFeatures& passage : passages) {
    if (passage.query == &query_) {
      ++candidates_;
      for (std::size_t index = 0; index < with_word_.size(); ++index) {
        with_word_[index] += passage.text[index] > 0 ? 1 : 0;
      }
    }
  }
  for (const VariantCount& count : counts) {
    const CandidateFeatures& passage = passages[count.candidate];
    if (passage.query == &query_) {
      Variant& variant = variants_[count.variant];
      ++variant.passages;
      variant.both += passage.text[variant.index] > 0 ? 1 : 0;
    }
  }
}

void Variants::count_in(std::vector<CandidateFeatures>& passages,
                        const std::vector<VariantCount>& counts) {
  if (variants_.empty()) {
    return;
  }
  weigh(passages, counts);
  for (const VariantCount& count : counts) {
    CandidateFeatures& passage = passages[count.candidate];
    if (passage.query == &query_) {
      const Variant& variant = variants_[count.variant];
      passage.variants[variant.index] +=
          count.count * share_of(variant, base_share_,
                                 with_word_[variant.index], candidates_);
    }
  }
}

}  // namespace dateline
