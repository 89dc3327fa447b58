#include "query/engine/plan/expand/fuzzy_terms.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"

namespace dateline {
namespace {

// Tells which of the sorted terms of the index are near one of the targets, and
// which terms can be skipped. This is a Levenshtein automaton (Schulz and
// Mihov, "Fast string correction with Levenshtein automata", 2002): where a
// term leaves it, next() tells the next string that does not, as Lucene's
// AutomatonTermsEnum does. The automaton is not built; a row of edit distances
// is its state.
class NearTerms {
 public:
  NearTerms(const std::vector<NearTarget>& targets, std::size_t max_edits)
      : max_edits_(max_edits) {
    for (const NearTarget& target : targets) {
      EditDistance distance(to_utf32(target.word));
      const std::size_t length = distance.word().size();
      automata_.push_back(
          {std::move(distance), length - std::min(target.open_end, length)});
    }
  }

  // Moves to `term` and tells whether it is near a target.
  bool move_to(std::u32string_view term) {
    const auto shared = static_cast<std::size_t>(
        std::mismatch(path_.begin(), path_.end(), term.begin(), term.end())
            .first -
        path_.begin());
    while (path_.size() > shared) {
      pop();
    }
    while (path_.size() < term.size() && is_alive()) {
      push(term[path_.size()]);
    }
    return path_.size() == term.size() && is_near();
  }

  // Whether a term that begins like the last one can be near a target.
  bool is_alive() const {
    return std::any_of(automata_.begin(), automata_.end(),
                       [this](const Automaton& automaton) {
                         return automaton.distance.at_least() <= max_edits_;
                       });
  }

  // The first string after all those that begin like the last term from which a
  // near term can begin; empty if there is none.
  std::u32string_view next() {
    while (!path_.empty()) {
      const char32_t last = path_.back();
      pop();
      if (const auto c = next_character(last)) {
        push(*c);
        return path_;
      }
    }
    return path_;
  }

 private:
  struct Automaton {
    EditDistance distance;
    std::size_t min_length;  // of the part of the word that must be there
  };

  void push(char32_t c) {
    path_ += c;
    for (Automaton& automaton : automata_) {
      automaton.distance.push(c);
    }
  }

  void pop() {
    path_.pop_back();
    for (Automaton& automaton : automata_) {
      automaton.distance.pop();
    }
  }

  bool is_near() const {
    for (const auto& [distance, min_length] : automata_) {
      for (std::size_t i = min_length; i <= distance.word().size(); ++i) {
        if (distance.to_prefix(i) <= max_edits_) {
          return true;
        }
      }
    }
    return false;
  }

  std::optional<char32_t> next_character(char32_t last) const {
    std::optional<char32_t> first;
    for (const Automaton& automaton : automata_) {
      const auto c = automaton.distance.next_character(last, max_edits_);
      if (c && (!first || *c < *first)) {
        first = c;
      }
    }
    return first;
  }

  std::vector<Automaton> automata_;
  std::u32string path_;  // the characters that all automata have read
  std::size_t max_edits_;
};

}  // namespace

std::vector<IndexTerm> terms_with_prefix(const PassageDatabase& database,
                                         std::string_view language,
                                         std::string_view prefix) {
  const std::size_t skipped = schema::body_term(language, "").size();
  const std::string begin = schema::body_term(language, prefix);
  std::vector<IndexTerm> terms;
  for (TermWalk walk(database, begin); !walk.at_end(); walk.next()) {
    terms.push_back({walk.term().substr(skipped), walk.passages()});
  }
  return terms;
}

std::vector<IndexTerm> terms_near(const PassageDatabase& database,
                                  std::string_view language,
                                  const std::vector<NearTarget>& targets,
                                  std::size_t max_edits, Deadline& deadline) {
  const std::string begin = schema::body_term(language, "");
  NearTerms near(targets, max_edits);
  std::vector<IndexTerm> terms;
  std::u32string letters;
  TermWalk walk(database, begin);
  while (!walk.at_end() && !deadline.expired_sampled()) {
    std::string name = walk.term();
    letters.clear();
    append_utf32(letters, std::string_view(name).substr(begin.size()));
    if (near.move_to(letters)) {
      terms.push_back({name.substr(begin.size()), walk.passages()});
    }
    if (near.is_alive()) {
      walk.next();
      continue;
    }
    const std::u32string_view next = near.next();
    if (next.empty()) {
      break;
    }
    name = begin;
    append_utf8(name, next);
    walk.skip_to(name);
  }
  return terms;
}

}  // namespace dateline
