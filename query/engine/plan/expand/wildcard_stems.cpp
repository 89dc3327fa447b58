#include "query/engine/plan/expand/wildcard_stems.hpp"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/expand/fuzzy_stems.hpp"
#include "query/engine/plan/pattern/wildcard.hpp"

namespace dateline {
namespace {

using States = Wildcard::States;

bool is_mark(char32_t c) { return c == U'*' || c == U'?'; }

// What a stemmer may have taken off a word of the pattern, by the place of the
// pattern at which the stem ends.
class Completions {
 public:
  explicit Completions(const std::u32string& pattern)
      : by_place_(pattern.size() + 1) {
    const auto first_letter = static_cast<std::size_t>(
        std::ranges::find_if_not(pattern, is_mark) - pattern.begin());
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      if (at > first_letter) {
        add(pattern.substr(at), by_place_[at]);
      }
    }
  }

  const std::vector<std::u32string>& at(std::size_t place) const {
    return by_place_[place];
  }

 private:
  // The rest of the pattern with nothing for a star and each Latin letter for a
  // question mark, and the usual endings that are of this rest.
  static void add(const std::u32string& rest,
                  std::vector<std::u32string>& completions) {
    const std::u32string letters = without_stars(rest);
    const auto questions = std::ranges::count(letters, U'?');
    if (letters.size() <= max_ending && questions == 0) {
      completions.push_back(letters);
    } else if (letters.size() <= max_ending && questions == 1) {
      for (char32_t c = U'a'; c <= U'z'; ++c) {
        completions.push_back(letters);
        *std::ranges::find(completions.back(), U'?') = c;
      }
    }
    const Wildcard wildcard(to_utf8(rest));
    for (const std::string_view ending : endings) {
      std::u32string characters = to_utf32(ending);
      if (wildcard.matches(characters)) {
        completions.push_back(std::move(characters));
      }
    }
    std::ranges::sort(completions);
    completions.erase(std::unique(completions.begin(), completions.end()),
                      completions.end());
  }

  static std::u32string without_stars(std::u32string text) {
    std::erase(text, U'*');
    return text;
  }

  std::vector<std::vector<std::u32string>> by_place_;
};

// Decides which stems words of a pattern may have. The stems come in order, so
// that those that begin alike share the work.
class StemTest {
 public:
  enum class Answer { no, guess, yes };

  StemTest(const std::string& pattern, Analyser& analyser)
      : wildcard_(pattern),
        analyser_(analyser),
        completions_(wildcard_.pattern()),
        states_{wildcard_.start()} {}

  Answer test(const std::string& stem, std::u32string_view letters) {
    move_to(letters);
    if (wildcard_.accepts(states_.back())) {
      return Answer::yes;
    }
    const char32_t last = letters.back();
    const std::string_view begun = std::string_view(stem).substr(
        0, stem.size() - to_utf8({&last, 1}).size());
    const bool is_guess = has_word(stem, states_.back(), stem) ||
                          has_word(begun, states_[states_.size() - 2], stem) ||
                          has_word(stem + to_utf8({&last, 1}),
                                   wildcard_.after(states_.back(), last), stem);
    return is_guess ? Answer::guess : Answer::no;
  }

 private:
  void move_to(std::u32string_view letters) {
    const auto shared = static_cast<std::size_t>(
        std::ranges::mismatch(path_, letters).in1 - path_.begin());
    path_.resize(shared);
    states_.resize(shared + 1);
    for (const char32_t c : letters.substr(shared)) {
      path_ += c;
      states_.push_back(wildcard_.after(states_.back(), c));
    }
  }

  // Whether a word that begins with `begun`, after which the pattern is in
  // `states`, is of the pattern and has `stem`.
  bool has_word(std::string_view begun, States states,
                const std::string& stem) {
    for (States left = states; left != 0; left &= left - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(left));
      for (const std::u32string& ending : completions_.at(place)) {
        if (stem_of(std::string(begun) + to_utf8(ending), analyser_) == stem) {
          return true;
        }
      }
    }
    return false;
  }

  Wildcard wildcard_;
  Analyser& analyser_;
  Completions completions_;
  std::u32string path_;
  std::vector<States> states_;  // after each beginning of the path
};

// What all stems of words of the pattern begin with.
std::string common_beginning(const std::string& pattern) {
  constexpr std::size_t min_kept = 2;
  const std::u32string characters = to_utf32(pattern);
  const auto letters = static_cast<std::size_t>(
      std::ranges::find_if(characters, is_mark) - characters.begin());
  const std::size_t kept = letters > max_ending + min_kept
                               ? letters - max_ending
                               : std::min(letters, min_kept);
  return to_utf8(std::u32string_view(characters).substr(0, kept));
}

}  // namespace

WildcardStems wildcard_stems(const std::string& pattern, Analyser& analyser,
                             const PassageDatabase& database,
                             Deadline& deadline) {
  const std::string begin =
      schema::body_term(analyser.language(), common_beginning(pattern));
  const std::size_t skipped = schema::body_term(analyser.language(), "").size();
  StemTest test(pattern, analyser);
  WildcardStems found;
  std::u32string letters;
  std::size_t compared = 0;
  for (TermWalk walk(database, begin); !walk.at_end(); walk.next()) {
    found.is_partial = compared++ == max_compared_terms || deadline.expired();
    if (found.is_partial) {
      break;
    }
    std::string stem = walk.term().substr(skipped);
    letters.clear();
    append_utf32(letters, stem);
    const StemTest::Answer answer =
        letters.empty() ? StemTest::Answer::no : test.test(stem, letters);
    if (answer != StemTest::Answer::no) {
      found.stems.push_back({{std::move(stem), walk.passages()},
                             answer == StemTest::Answer::guess});
    }
  }
  return found;
}

}  // namespace dateline
