#include "query/engine/diagnosis/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"

namespace dateline {
namespace {

// In characters. Shorter words are within an edit of too many others.
constexpr std::size_t min_length = 4;
constexpr std::size_t min_length_for_two_edits = 6;
constexpr std::size_t min_frequency_ratio = 10;
constexpr std::size_t max_stems = 8;     // whose words are read from passages
constexpr std::size_t max_passages = 4;  // that are read for a stem

// The words with `stem` in a few passages that have it. For each folded form,
// how it is written there, and how often each way.
class WordForms {
 public:
  WordForms(Analyser& analyser, const PassageDatabase& database,
            const std::string& stem) {
    const std::string term = schema::body_term(analyser.language(), stem);
    std::size_t read = 0;
    database.each_with(term, [&](Xapian::docid id) {
      const PassageRecord passage = read_passage(database, id);
      add(analyser, passage.text, stem);
      add(analyser, passage.title, stem);
      return ++read < max_passages;
    });
  }

  // The form nearest to `folded`, in its most frequent writing.
  std::optional<SpellingCandidate> nearest(const std::string& folded) const {
    std::optional<SpellingCandidate> best;
    for (const auto& [form, written] : forms_) {
      const std::size_t distance = edit_distance(form, folded);
      if (!best || distance < best->distance) {
        const auto most_frequent = std::max_element(
            written.begin(), written.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        best = SpellingCandidate{{most_frequent->first, 0}, form, distance};
      }
    }
    return best;
  }

 private:
  void add(Analyser& analyser, const std::string& text,
           const std::string& stem) {
    for (const Token& token : analyser.analyse(text).tokens) {
      if (token.word->term == stem) {
        ++forms_[token.word->folded]
                [text.substr(token.begin, token.end - token.begin)];
      }
    }
  }

  std::map<std::string, std::map<std::string, int>> forms_;
};

std::vector<SpellingCandidate> spellings_within(const std::string& folded,
                                                unsigned edits,
                                                std::size_t passages,
                                                const std::string& language,
                                                const SearchContext& context) {
  Expansion near = fuzzy_expansion(folded, edits, language, context);
  const double min_passages = static_cast<double>(
      std::max<std::size_t>(1, passages * min_frequency_ratio));
  std::erase_if(near.terms, [&](const Expansion::Term& term) {
    return term.passages < min_passages;
  });
  std::sort(
      near.terms.begin(), near.terms.end(), [](const auto& a, const auto& b) {
        return std::tie(b.passages, a.stem) < std::tie(a.passages, b.stem);
      });
  near.terms.resize(std::min(near.terms.size(), max_stems));
  std::vector<SpellingCandidate> spellings;
  for (const Expansion::Term& term : near.terms) {
    auto form =
        WordForms(context.analysers.of(language), context.database(), term.stem)
            .nearest(folded);
    if (form && form->distance <= edits && form->distance > 0) {
      form->spelling.passages = static_cast<std::size_t>(term.passages);
      spellings.push_back(std::move(*form));
    }
  }
  return spellings;
}

}  // namespace

bool is_likelier(const SpellingCandidate& a, const SpellingCandidate& b) {
  constexpr std::size_t edit_factor = 20;
  const auto weight = [](const SpellingCandidate& one,
                         const SpellingCandidate& other) {
    return one.spelling.passages *
           (one.distance < other.distance ? edit_factor : 1);
  };
  return weight(a, b) > weight(b, a);
}

std::vector<SpellingCandidate> find_spellings(const std::string& folded,
                                              std::size_t passages,
                                              const std::string& language,
                                              const SearchContext& context) {
  const std::size_t length = count_characters(folded);
  if (length < min_length || has_ascii_digit(folded)) {
    return {};
  }
  auto spellings = spellings_within(folded, 1, passages, language, context);
  if (length >= min_length_for_two_edits) {
    for (SpellingCandidate& spelling :
         spellings_within(folded, 2, passages, language, context)) {
      if (spelling.distance == 2) {
        spellings.push_back(std::move(spelling));
      }
    }
  }
  std::stable_sort(spellings.begin(), spellings.end(), is_likelier);
  spellings.resize(std::min(spellings.size(), max_spellings));
  return spellings;
}

}  // namespace dateline
