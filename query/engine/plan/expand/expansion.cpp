#include "query/engine/plan/expand/expansion.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/word_cache.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/expand/expansion_cache.hpp"
#include "query/engine/plan/expand/fuzzy_stems.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"
#include "query/engine/plan/expand/wildcard_stems.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"

namespace dateline {
namespace {

struct WordCandidate {
  IndexTerm term;
  std::size_t rank = 0;  // lower is likelier
};

// A stem that is shorter than a prefix may be that of words with the prefix or
// of other words: "war" is a stem at the beginning of warn*. Such a stem is
// taken if it has at most this many passages, which are read quickly even if in
// vain.
constexpr Xapian::doccount max_passages_of_shorter_stem = 100;

class Expander {
 public:
  Expander(const std::string& language, const SearchContext& context)
      : analyser_(context.analysers.of(language)),
        database_(context.database()),
        deadline_(context.deadline),
        cache_(context.expansions.get()) {}

  void expand(std::vector<Pattern>& patterns) {
    std::set<Key> words;
    each_expanded(patterns,
                  [&](const PatternArc& arc) { words.insert(key_of(arc)); });
    if (!words.empty()) {
      max_terms_ = std::clamp(max_query_expansions / words.size(),
                              std::size_t{1}, max_expansions);
    }
    each_expanded(patterns, [&](PatternArc& arc) {
      arc.expansion =
          deadline_.expired() ? std::make_shared<Expansion>() : expansion(arc);
    });
  }

  Expansion fuzzy_expansion(const std::string& word, unsigned edits) {
    PatternArc arc;
    arc.form = Form::fuzzy;
    arc.distance = edits;
    arc.folded = word;
    return cached(arc);
  }

 private:
  using Key = std::tuple<Form, unsigned, std::string>;

  static Key key_of(const PatternArc& arc) {
    return {arc.form, arc.distance, arc.folded};
  }

  template <typename See>
  static void each_expanded(std::vector<Pattern>& patterns, See see) {
    for (Pattern& pattern : patterns) {
      for (auto& arcs : pattern.arcs) {
        for (PatternArc& arc : arcs) {
          if (arc.form != Form::same) {
            see(arc);
          }
        }
      }
    }
  }

  std::shared_ptr<const Expansion> expansion(const PatternArc& arc) {
    auto& known = known_[key_of(arc)];
    if (known == nullptr) {
      const bool is_compared = arc.form != Form::prefix;
      known = std::make_shared<const Expansion>(
          is_compared && ++compared_words_ > max_compared_words ? left_out(arc)
                                                                : cached(arc));
    }
    return known;
  }

  // What is looked up when the deadline expires may lack terms.
  Expansion cached(const PatternArc& arc) {
    if (cache_ == nullptr) return look_up(arc);
    const ExpansionCache::Key key{analyser_.language(), arc.form, arc.distance,
                                  arc.folded, max_terms_};
    if (const Expansion* known = cache_->find(key)) return *known;
    Expansion expansion = look_up(arc);
    if (!deadline_.expired()) cache_->add(key, expansion);
    return expansion;
  }

  Expansion left_out(const PatternArc& arc) {
    Expansion expansion;
    const auto frequency = arc.form == Form::fuzzy ? passages(arc.term) : 0;
    if (frequency > 0) {
      expansion = limited({{{arc.term, frequency}}});
    }
    expansion.is_left_out = true;
    return expansion;
  }

  Expansion look_up(const PatternArc& arc) {
    if (arc.form == Form::fuzzy) {
      return limited(with_country(arc, near(arc.folded, arc.distance)));
    }
    bool is_partial = false;
    std::vector<WordCandidate> candidates =
        candidates_of(arc.form, arc.folded, is_partial);
    for (const std::string& respelt : arc.respelt) {
      std::ranges::move(candidates_of(arc.form, respelt, is_partial),
                        std::back_inserter(candidates));
    }
    if (!arc.respelt.empty()) keep_likeliest(candidates);
    Expansion expansion = limited(arc.form == Form::prefix
                                      ? with_country(arc, std::move(candidates))
                                      : std::move(candidates));
    expansion.is_partial = is_partial;
    return expansion;
  }

  // The terms of a prefix or a wildcard.
  std::vector<WordCandidate> candidates_of(Form form, const std::string& folded,
                                           bool& is_partial) {
    if (form == Form::prefix) return with_prefix(folded);
    WildcardStems found =
        wildcard_stems(folded, analyser_, database_, deadline_);
    is_partial |= found.is_partial;
    std::vector<WordCandidate> candidates;
    for (WildcardStem& stem : found.stems) {
      candidates.push_back({std::move(stem.term), stem.is_guess ? 1u : 0u});
    }
    return candidates;
  }

  // Keeps each term once, at its best rank.
  static void keep_likeliest(std::vector<WordCandidate>& candidates) {
    std::ranges::sort(candidates, {}, [](const WordCandidate& each) {
      return std::tie(each.term.stem, each.rank);
    });
    const auto have_same_stem = [](const WordCandidate& a,
                                   const WordCandidate& b) {
      return a.term.stem == b.term.stem;
    };
    candidates.erase(
        std::unique(candidates.begin(), candidates.end(), have_same_stem),
        candidates.end());
  }

  // US* begins "US" and "U.S." too, whose term is not like its letters.
  std::vector<WordCandidate> with_country(
      const PatternArc& arc, std::vector<WordCandidate> candidates) const {
    const std::size_t edits = edit_distance(arc.folded, country_letters);
    const bool fits = arc.form == Form::prefix
                          ? country_letters.starts_with(arc.folded)
                          : edits <= arc.distance;
    const std::string term(country_term);
    const auto frequency = fits ? passages(term) : 0;
    const bool is_known = std::ranges::any_of(
        candidates,
        [&](const WordCandidate& known) { return known.term.stem == term; });
    if (frequency > 0 && !is_known) {
      candidates.push_back(
          {{term, frequency}, arc.form == Form::prefix ? 0 : edits});
    }
    return candidates;
  }

  Expansion limited(std::vector<WordCandidate> candidates) const {
    std::sort(candidates.begin(), candidates.end(),
              [](const WordCandidate& a, const WordCandidate& b) {
                return std::tie(a.rank, b.term.passages, a.term.stem) <
                       std::tie(b.rank, a.term.passages, b.term.stem);
              });
    Expansion expansion;
    expansion.total = candidates.size();
    candidates.resize(std::min(candidates.size(), max_terms_));
    for (WordCandidate& candidate : candidates) {
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

  std::vector<WordCandidate> with_prefix(const std::string& prefix) {
    std::vector<WordCandidate> candidates;
    for (IndexTerm& term :
         terms_with_prefix(database_, analyser_.language(), prefix)) {
      candidates.push_back({std::move(term)});
    }
    std::vector<std::string> stems = stems_of_words(prefix);
    std::ranges::move(stems_without_front(prefix), std::back_inserter(stems));
    for (const std::string& stem : shortened(prefix)) {
      if (passages(stem) <= max_passages_of_shorter_stem) {
        stems.push_back(stem);
      }
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    for (std::string& stem : stems) {
      if (const auto frequency = passages(stem);
          frequency > 0 && !stem.starts_with(prefix)) {
        candidates.push_back({{std::move(stem), frequency}});
      }
    }
    return candidates;
  }

  // A stemmer may take off the beginning of a word, too, as that of Arabic does
  // with the article. What it leaves of a long word with the prefix tells what
  // the stems of such words begin with.
  std::vector<std::string> stems_without_front(const std::string& prefix) {
    constexpr std::size_t filling = 6;
    const std::string word =
        prefix + to_utf8(std::u32string(filling, to_utf32(prefix).back()));
    const std::size_t front = word.find(stem(word));
    if (front == 0 || front >= prefix.size()) return {};
    const std::string rest = prefix.substr(front);
    std::vector<std::string> stems;
    for (IndexTerm& term :
         terms_with_prefix(database_, analyser_.language(), rest)) {
      stems.push_back(std::move(term.stem));
    }
    return stems;
  }

  // The stems of some words that begin with `prefix`: those that end with one
  // of the endings or one further letter.
  std::vector<std::string> stems_of_words(const std::string& prefix) {
    std::vector<std::string> stems{stem(prefix)};
    for (const std::string_view ending : endings) {
      for (std::size_t begun = 0; begun < ending.size(); ++begun) {
        if (prefix.ends_with(ending.substr(0, begun))) {
          stems.push_back(stem(prefix + std::string(ending.substr(begun))));
        }
      }
    }
    for (const char32_t letter : alphabet_of(to_utf32(prefix).back())) {
      stems.push_back(stem(prefix + to_utf8({&letter, 1})));
    }
    return stems;
  }

  // `word` without up to `max_ending` of its last characters, as a stemmer may
  // leave it.
  static std::vector<std::string> shortened(const std::string& word) {
    constexpr std::size_t min_length = 2;
    const std::u32string characters = to_utf32(word);
    std::vector<std::string> stems;
    for (std::size_t cut = 1;
         cut <= max_ending && cut + min_length <= characters.size(); ++cut) {
      stems.push_back(to_utf8(
          std::u32string_view(characters).substr(0, characters.size() - cut)));
    }
    return stems;
  }

  std::vector<WordCandidate> near(const std::string& word, std::size_t edits) {
    std::vector<WordCandidate> candidates;
    for (NearStem& stem :
         near_stems(word, edits, analyser_, database_, deadline_)) {
      candidates.push_back({std::move(stem.term), stem.edits});
    }
    return candidates;
  }

  std::string stem(const std::string& word) { return stem_of(word, analyser_); }

  Xapian::doccount passages(const std::string& stem) const {
    return database_.term_frequency(
        schema::body_term(analyser_.language(), stem));
  }

  Analyser& analyser_;
  const PassageDatabase& database_;
  Deadline& deadline_;
  ExpansionCache* cache_;  // null if none is kept
  std::map<Key, std::shared_ptr<const Expansion>> known_;
  std::size_t max_terms_ = max_expansions;  // of a word
  std::size_t compared_words_ = 0;          // fuzzy words and wildcards so far
};

}  // namespace

void expand(std::vector<Pattern>& patterns, const std::string& language,
            const SearchContext& context) {
  Expander(language, context).expand(patterns);
}

Expansion fuzzy_expansion(const std::string& folded, unsigned edits,
                          const std::string& language,
                          const SearchContext& context) {
  return Expander(language, context).fuzzy_expansion(folded, edits);
}

}  // namespace dateline
