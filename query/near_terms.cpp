#include "query/near_terms.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/index_schema.hpp"
#include "query/edit_distance.hpp"

namespace dateline {
namespace {

// Walks the sorted terms of the index and a Levenshtein automaton side by side
// (Schulz and Mihov, "Fast string correction with Levenshtein automata", 2002),
// and where a term leaves the automaton asks for the next string that does not,
// so that the index skips all between, as Lucene's AutomatonTermsEnum does. The
// automaton is not built: a row of edit distances is its state.
class NearTerms {
 public:
  NearTerms(std::string_view word, std::size_t most_edits, std::size_t open_end)
      : distance_(characters_of(word)),
        most_edits_(most_edits),
        shortest_(distance_.word().size() -
                  std::min(open_end, distance_.word().size())),
        alphabet_(distance_.word()) {
    std::sort(alphabet_.begin(), alphabet_.end());
    alphabet_.erase(std::unique(alphabet_.begin(), alphabet_.end()),
                    alphabet_.end());
  }

  // Whether `term` is one.
  bool take(const std::u32string& term) {
    std::size_t shared = 0;
    const std::u32string& path = distance_.other();
    while (shared < std::min(path.size(), term.size()) &&
           path[shared] == term[shared]) {
      ++shared;
    }
    while (path.size() > shared) {
      distance_.pop();
    }
    while (path.size() < term.size() && is_alive()) {
      distance_.push(term[path.size()]);
    }
    return path.size() == term.size() && is_near();
  }

  bool is_alive() const { return distance_.at_least() <= most_edits_; }

  // The first string behind all that begin like the last term that can lead to
  // a near one. Nothing if there is none.
  std::optional<std::u32string> next() {
    while (!distance_.other().empty()) {
      const char32_t last = distance_.other().back();
      distance_.pop();
      if (const auto c = next_character(last)) {
        return distance_.other() + *c;
      }
    }
    return std::nullopt;
  }

 private:
  bool is_near() const {
    for (std::size_t length = shortest_; length <= distance_.word().size();
         ++length) {
      if (distance_.to_prefix(length) <= most_edits_) {
        return true;
      }
    }
    return false;
  }

  // The first character behind `last` that the automaton can go on with. Those
  // that the word has not are all alike to it.
  std::optional<char32_t> next_character(char32_t last) {
    constexpr char32_t first_surrogate = 0xD800, behind_surrogates = 0xE000;
    constexpr char32_t none = 0xFFFFFFFF, greatest = 0x10FFFF;
    if (last >= greatest) {
      return std::nullopt;
    }
    if (leads_on(none)) {
      return last + 1 == first_surrogate ? behind_surrogates : last + 1;
    }
    for (const char32_t c : alphabet_) {
      if (c > last && leads_on(c)) {
        return c;
      }
    }
    return std::nullopt;
  }

  bool leads_on(char32_t c) {
    distance_.push(c);
    const bool alive = is_alive();
    distance_.pop();
    return alive;
  }

  EditDistance distance_;
  std::size_t most_edits_;
  std::size_t shortest_;
  std::u32string alphabet_;  // of the word, sorted
};

}  // namespace

std::vector<IndexTerm> terms_with_prefix(const Xapian::Database& database,
                                         std::string_view language,
                                         std::string_view prefix) {
  const std::size_t skipped = schema::body_term(language, "").size();
  const std::string begin = schema::body_term(language, prefix);
  std::vector<IndexTerm> found;
  for (auto term = database.allterms_begin(begin);
       term != database.allterms_end(begin); ++term) {
    found.push_back({(*term).substr(skipped), term.get_termfreq()});
  }
  return found;
}

std::vector<IndexTerm> terms_near(const Xapian::Database& database,
                                  std::string_view language,
                                  std::string_view word, std::size_t most_edits,
                                  std::size_t open_end) {
  const std::string begin = schema::body_term(language, "");
  NearTerms near(word, most_edits, open_end);
  std::vector<IndexTerm> found;
  auto term = database.allterms_begin(begin);
  while (term != database.allterms_end(begin)) {
    std::string stem = (*term).substr(begin.size());
    if (near.take(characters_of(stem))) {
      found.push_back({std::move(stem), term.get_termfreq()});
    }
    if (near.is_alive()) {
      ++term;
      continue;
    }
    const auto next = near.next();
    if (!next) {
      break;
    }
    term.skip_to(begin + utf8_of(*next));
  }
  return found;
}

}  // namespace dateline
