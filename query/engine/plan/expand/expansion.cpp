#include "query/engine/plan/expand/expansion.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/word_cache.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/plan/expand/fuzzy_stems.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"

namespace dateline {
namespace {

struct Candidate {
  IndexTerm term;
  std::size_t rank = 0;  // lower is likelier
};

// A stem that a prefix begins with may be of one of its words, or of others:
// warn* begins with war. Reading so many passages in vain is quick.
constexpr Xapian::doccount cheap_passages = 100;

class Expander {
 public:
  Expander(Analyser& analyser, const Xapian::Database& database)
      : analyser_(analyser), database_(database) {}

  void expand(Pattern& pattern, Deadline& deadline) {
    for (auto& arcs : pattern.arcs) {
      for (PatternArc& arc : arcs) {
        if (arc.form != Form::same) {
          arc.expansion = deadline.expired() ? std::make_shared<Expansion>()
                                             : expansion(arc);
        }
      }
    }
  }

  Expansion fuzzy_expansion(const std::string& word, unsigned edits) {
    return limited(near(word, edits));
  }

 private:
  using Key = std::tuple<Form, unsigned, std::string>;

  std::shared_ptr<const Expansion> expansion(const PatternArc& arc) {
    auto& known = known_[Key(arc.form, arc.distance, arc.folded)];
    if (known == nullptr) {
      known = std::make_shared<const Expansion>(
          limited(arc.form == Form::prefix ? with_prefix(arc.folded)
                                           : near(arc.folded, arc.distance)));
    }
    return known;
  }

  static Expansion limited(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) {
                return std::tie(a.rank, b.term.passages, a.term.stem) <
                       std::tie(b.rank, a.term.passages, b.term.stem);
              });
    Expansion expansion;
    expansion.found = candidates.size();
    candidates.resize(std::min(candidates.size(), max_expansions));
    for (Candidate& candidate : candidates) {
      const std::uint16_t fingerprint = term_fingerprint(candidate.term.stem);
      expansion.terms.push_back({std::move(candidate.term.stem), fingerprint,
                                 static_cast<double>(candidate.term.passages)});
    }
    std::sort(expansion.terms.begin(), expansion.terms.end(),
              [](const auto& a, const auto& b) {
                return a.fingerprint < b.fingerprint;
              });
    return expansion;
  }

  std::vector<Candidate> with_prefix(const std::string& prefix) {
    std::vector<Candidate> candidates;
    for (IndexTerm& term :
         terms_with_prefix(database_, analyser_.language(), prefix)) {
      candidates.push_back({std::move(term)});
    }
    std::vector<std::string> stems = stems_of_words(prefix);
    const std::vector<std::string> shorter = beginnings(prefix);
    for (const std::string& stem : shorter) {
      if (passages(stem) <= cheap_passages) {
        stems.push_back(stem);
      }
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    for (std::string& stem : stems) {
      if (const auto found = passages(stem);
          found > 0 && !stem.starts_with(prefix)) {
        candidates.push_back({{std::move(stem), found}});
      }
    }
    return candidates;
  }

  // The stems of some words that begin with `prefix`.
  std::vector<std::string> stems_of_words(const std::string& prefix) {
    std::vector<std::string> stems{stem(prefix)};
    for (const std::string_view ending : endings) {
      for (std::size_t there = 0; there < ending.size(); ++there) {
        if (prefix.ends_with(ending.substr(0, there))) {
          stems.push_back(stem(prefix + std::string(ending.substr(there))));
        }
      }
    }
    for (const char32_t letter : letters_like(characters_of(prefix).back())) {
      stems.push_back(stem(prefix + utf8_of({&letter, 1})));
    }
    return stems;
  }

  // About the alphabet that `c` belongs to: Unicode has them together.
  static std::u32string letters_like(char32_t c) {
    constexpr char32_t block = 0x80;
    const bool is_latin = c < 2 * block;
    const char32_t first = is_latin ? U'a' : c / block * block;
    const char32_t last = is_latin ? U'z' : first + block - 1;
    std::u32string letters;
    for (char32_t letter = first; letter <= last; ++letter) {
      letters += letter;
    }
    return letters;
  }

  // What remains of `word` if a stemmer takes off an ending.
  static std::vector<std::string> beginnings(const std::string& word) {
    constexpr std::size_t shortest = 2;
    const std::u32string characters = characters_of(word);
    std::vector<std::string> all;
    for (std::size_t cut = 1;
         cut <= max_ending && cut + shortest <= characters.size(); ++cut) {
      all.push_back(utf8_of(
          std::u32string_view(characters).substr(0, characters.size() - cut)));
    }
    return all;
  }

  std::vector<Candidate> near(const std::string& word, std::size_t edits) {
    std::vector<Candidate> candidates;
    for (NearStem& stem : near_stems(word, edits, analyser_, database_)) {
      candidates.push_back({std::move(stem.term), stem.edits});
    }
    return candidates;
  }

  std::string stem(const std::string& word) { return stem_of(word, analyser_); }

  Xapian::doccount passages(const std::string& stem) const {
    return database_.get_termfreq(
        schema::body_term(analyser_.language(), stem));
  }

  Analyser& analyser_;
  const Xapian::Database& database_;
  std::map<Key, std::shared_ptr<const Expansion>> known_;
};

// What one word of the query stands for, in all languages together.
struct Extent {
  std::size_t found = 0;
  std::size_t used = 0;
};

std::map<std::size_t, Extent> extents(
    const std::vector<LanguageQuery>& queries) {
  std::map<std::size_t, Extent> by_word;
  for (const LanguageQuery& query : queries) {
    for (const Leaf& leaf : query.compiled.leaves) {
      for (const auto& arcs : leaf.pattern.arcs) {
        for (const PatternArc& arc : arcs) {
          if (arc.expansion != nullptr) {
            by_word[leaf.word].found += arc.expansion->found;
            by_word[leaf.word].used += arc.expansion->terms.size();
          }
        }
      }
    }
  }
  return by_word;
}

}  // namespace

void expand(CompiledQuery& query, const SearchContext& context) {
  Expander expander(context.analysers.of(query.language), context.database());
  for (Leaf& leaf : query.leaves) {
    expander.expand(leaf.pattern, context.deadline);
  }
  for (ScoringTerm& term : query.scoring_terms) {
    expander.expand(term.pattern, context.deadline);
  }
}

Expansion fuzzy_expansion(const std::string& folded, unsigned edits,
                          Analyser& analyser,
                          const Xapian::Database& database) {
  return Expander(analyser, database).fuzzy_expansion(folded, edits);
}

std::vector<Note> expansion_notes(const std::vector<LanguageQuery>& queries) {
  std::vector<Note> notes;
  if (queries.empty()) {
    return notes;
  }
  for (const auto& [index, extent] : extents(queries)) {
    const QueryWord& word = queries.front().compiled.words[index];
    if (extent.found > extent.used) {
      notes.push_back(
          {"'" + word.text + "' stands for " + with_commas(extent.used) +
               " of " + with_commas(extent.found) +
               " words, the likeliest of each language; for others write more "
               "of it",
           word.begin, word.end});
    }
  }
  return notes;
}

}  // namespace dateline
