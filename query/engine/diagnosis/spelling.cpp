#include "query/engine/diagnosis/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"

namespace dateline {
namespace {

constexpr std::size_t min_word = 4;         // characters; others are near all
constexpr std::size_t shortest_of_two = 6;  // that may have two edits
constexpr std::size_t times_as_frequent = 10;
constexpr std::size_t max_spellings = 3;
constexpr std::size_t max_read = 8;      // terms whose word is looked for
constexpr std::size_t max_passages = 4;  // that are read for one

bool has_digit(const std::string& word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// The words of some passages that have `stem`, by folded form: how they are
// written there, and how often.
class WordForms {
 public:
  WordForms(Analyser& analyser, const Xapian::Database& database,
            const std::string& stem) {
    const std::string term = schema::body_term(analyser.language(), stem);
    auto id = database.postlist_begin(term);
    for (std::size_t read = 0;
         read < max_passages && id != database.postlist_end(term);
         ++read, ++id) {
      const PassageRecord passage =
          decode_passage_record(database.get_document(*id).get_data());
      add(analyser, passage.text, stem);
      add(analyser, passage.title, stem);
    }
  }

  // The form nearest to `folded`.
  std::optional<FoundSpelling> nearest(const std::string& folded) const {
    std::optional<FoundSpelling> best;
    for (const auto& [form, written] : forms_) {
      const std::size_t distance = edit_distance(form, folded);
      if (!best || distance < best->distance) {
        const auto most = std::max_element(
            written.begin(), written.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        best = FoundSpelling{{most->first, 0}, form, distance};
      }
    }
    return best;
  }

 private:
  void add(Analyser& analyser, const std::string& text,
           const std::string& stem) {
    for (const Token& token : analyser.analyse(text)) {
      if (token.word->term == stem) {
        ++forms_[token.word->folded]
                [text.substr(token.begin, token.end - token.begin)];
      }
    }
  }

  std::map<std::string, std::map<std::string, int>> forms_;
};

std::vector<FoundSpelling> spellings_within(const std::string& folded,
                                            unsigned edits,
                                            std::size_t passages,
                                            Analyser& analyser,
                                            const Xapian::Database& database) {
  Expansion near = fuzzy_expansion(folded, edits, analyser, database);
  const double enough = static_cast<double>(
      std::max<std::size_t>(1, passages * times_as_frequent));
  std::erase_if(near.terms, [&](const Expansion::Term& term) {
    return term.passages < enough;
  });
  std::sort(
      near.terms.begin(), near.terms.end(), [](const auto& a, const auto& b) {
        return std::tie(b.passages, a.stem) < std::tie(a.passages, b.stem);
      });
  near.terms.resize(std::min(near.terms.size(), max_read));
  std::vector<FoundSpelling> found;
  for (const Expansion::Term& term : near.terms) {
    auto form = WordForms(analyser, database, term.stem).nearest(folded);
    if (form && form->distance <= edits && form->distance > 0) {
      form->spelling.passages = static_cast<std::size_t>(term.passages);
      found.push_back(std::move(*form));
    }
  }
  return found;
}

}  // namespace

bool is_likelier(const FoundSpelling& a, const FoundSpelling& b) {
  constexpr std::size_t times_an_edit = 20;
  const auto scaled = [](const FoundSpelling& one, const FoundSpelling& other) {
    return one.spelling.passages *
           (one.distance < other.distance ? times_an_edit : 1);
  };
  return scaled(a, b) > scaled(b, a);
}

std::vector<FoundSpelling> find_spellings(const std::string& folded,
                                          std::size_t passages,
                                          Analyser& analyser,
                                          const Xapian::Database& database) {
  const std::size_t length = characters_of(folded).size();
  if (length < min_word || has_digit(folded)) {
    return {};
  }
  auto found = spellings_within(folded, 1, passages, analyser, database);
  if (length >= shortest_of_two) {
    for (FoundSpelling& more :
         spellings_within(folded, 2, passages, analyser, database)) {
      if (more.distance == 2) {
        found.push_back(std::move(more));
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), is_likelier);
  found.resize(std::min(found.size(), max_spellings));
  return found;
}

}  // namespace dateline
