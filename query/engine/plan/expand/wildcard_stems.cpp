#include "query/engine/plan/expand/wildcard_stems.hpp"

#include <algorithm>
#include <bit>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/expand/fuzzy_stems.hpp"
#include "query/engine/plan/pattern/wildcard.hpp"

namespace dateline {
namespace {

using States = Wildcard::States;

// What a stemmer may have taken off a word of the pattern, by the place of the
// pattern at which the stem ends.
class Completions {
 public:
  explicit Completions(const std::u32string& pattern)
      : by_place_(pattern.size() + 1) {
    const auto first_letter = static_cast<std::size_t>(
        std::ranges::find_if_not(pattern, is_pattern_mark) - pattern.begin());
    // A stem may be longer than its word: that of Turkish "holding" is
    // "holdingi".
    by_place_[pattern.size()] = {U""};
    const auto first_star =
        static_cast<std::size_t>(pattern.find(U'*', first_letter));
    for (std::size_t at = first_letter + 1; at < pattern.size(); ++at) {
      // Few stems come to a place before the first star, or behind four
      // letters.
      const bool is_rare =
          first_letter == 0 && (at < first_star || first_star >= 4);
      add(pattern.substr(at), is_rare, by_place_[at]);
    }
  }

  const std::vector<std::u32string>& at(std::size_t place) const {
    return by_place_[place];
  }

 private:
  // The rest of the pattern with nothing for a star and each letter for a
  // question mark, or also for a star if `fills_stars`, and the usual endings
  // that are of this rest.
  static void add(const std::u32string& rest, bool fills_stars,
                  std::vector<std::u32string>& completions) {
    const std::u32string letters = without_stars(rest);
    const auto questions = std::ranges::count(letters, U'?');
    if (letters.size() <= max_ending && questions == 0) {
      completions.push_back(letters);
    }
    const bool has_one_mark = std::ranges::count_if(rest, is_pattern_mark) == 1;
    if (rest.size() <= max_ending && has_one_mark &&
        (questions == 1 || (fills_stars && rest.back() != U'*'))) {
      add_filled(rest, completions);
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

  // With each letter of the alphabet for the mark.
  static void add_filled(const std::u32string& rest,
                         std::vector<std::u32string>& completions) {
    const auto letter = std::ranges::find_if_not(rest, is_pattern_mark);
    for (const char32_t c :
         alphabet_of(letter == rest.end() ? U'a' : *letter)) {
      completions.push_back(rest);
      *std::ranges::find_if(completions.back(), is_pattern_mark) = c;
    }
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
        has_pairs_(wildcard_.has_pairs(analyser.language())),
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
      States next = wildcard_.after(states_.back(), c);
      path_ += c;
      if (has_pairs_ && path_.size() > 1) {
        next |= wildcard_.after_pair(
            states_[states_.size() - 2], analyser_.language(),
            std::u32string_view(path_).substr(path_.size() - 2));
      }
      states_.push_back(next);
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
  const bool has_pairs_;
  Completions completions_;
  std::u32string path_;
  std::vector<States> states_;  // after each beginning of the path
};

// What all stems of words of the pattern begin with.
std::string common_beginning(const std::string& pattern) {
  constexpr std::size_t min_kept = 2;
  const std::u32string characters = to_utf32(pattern);
  const auto letters = static_cast<std::size_t>(
      std::ranges::find_if(characters, is_pattern_mark) - characters.begin());
  const std::size_t kept = letters > max_ending + min_kept
                               ? letters - max_ending
                               : std::min(letters, min_kept);
  return to_utf8(std::u32string_view(characters).substr(0, kept));
}

// Words of a pattern, with letters for its marks, and where in the pattern each
// letter stands. A mark near the beginning gets each letter of the alphabet,
// because a stemmer may take that off too.
class FilledPatterns {
 public:
  explicit FilledPatterns(std::u32string pattern)
      : pattern_(std::move(pattern)) {
    const auto letter =
        std::find_if_not(pattern_.rbegin(), pattern_.rend(), is_pattern_mark);
    if (letter != pattern_.rend()) filling_ = *letter;
  }

  // Calls see(word, places) for each.
  template <typename See>
  void each(See see) const {
    if (filling_ == 0) return;
    const std::u32string few(3, filling_), many(6, filling_);
    see_filled({}, few, see);
    see_filled({}, many, see);
    see_filled({}, {}, see);
    for (const char32_t first : alphabet_of(filling_)) {
      see_filled({&first, 1}, few, see);
      see_filled({&first, 1}, {}, see);
    }
  }

 private:
  // `front` fills a mark among the first letters, `rest` goes on for a star.
  template <typename See>
  void see_filled(std::u32string_view front, std::u32string_view rest,
                  See see) const {
    constexpr std::size_t front_length = 4;
    std::u32string word;
    std::vector<std::size_t> places;
    bool is_front_used = false;
    for (std::size_t at = 0; at < pattern_.size(); ++at) {
      std::u32string letters(1, pattern_[at]);
      if (is_pattern_mark(pattern_[at])) {
        const bool takes_front = at < front_length && !is_front_used;
        letters = takes_front ? front : U"";
        is_front_used = is_front_used || takes_front;
        if (pattern_[at] == U'*') letters += rest;
        if (pattern_[at] == U'?' && letters.empty()) letters = filling_;
      }
      places.insert(places.end(), letters.size(), at);
      word += letters;
    }
    if (front.empty() || is_front_used) see(word, places);
  }

  std::u32string pattern_;
  char32_t filling_ = 0;
};

// Patterns of what a stemmer may leave of words of `pattern` where it takes off
// the beginning too, as that of Arabic does with the article.
std::set<std::string> patterns_without_front(const std::string& pattern,
                                             Analyser& analyser) {
  constexpr std::size_t max_patterns = 4;
  const std::u32string characters = to_utf32(pattern);
  std::set<std::string> patterns;
  FilledPatterns(characters)
      .each([&](const std::u32string& word,
                const std::vector<std::size_t>& places) {
        const std::u32string stem = to_utf32(stem_of(to_utf8(word), analyser));
        const std::size_t front = stem.empty() ? word.npos : word.find(stem);
        if (front == 0 || front == word.npos ||
            patterns.size() == max_patterns) {
          return;
        }
        const std::u32string rest = characters.substr(places[front]);
        if (!std::ranges::all_of(rest, is_pattern_mark)) {
          patterns.insert(to_utf8(rest));
        }
      });
  return patterns;
}

// Adds the stems that words of one pattern may have; all of them as guesses
// where the pattern is one without its beginning.
void add_stems(const std::string& pattern, bool are_guesses, Analyser& analyser,
               const PassageDatabase& database, Deadline& deadline,
               WildcardStems& found) {
  const std::string begin =
      schema::body_term(analyser.language(), common_beginning(pattern));
  const std::size_t skipped = schema::body_term(analyser.language(), "").size();
  StemTest test(pattern, analyser);
  std::u32string letters;
  std::size_t compared = 0;
  for (TermWalk walk(database, begin); !walk.at_end(); walk.next()) {
    if (compared++ == max_compared_terms || deadline.expired()) {
      found.is_partial = true;
      return;
    }
    std::string stem = walk.term().substr(skipped);
    letters.clear();
    append_utf32(letters, stem);
    const StemTest::Answer answer =
        letters.empty() ? StemTest::Answer::no : test.test(stem, letters);
    if (answer != StemTest::Answer::no) {
      const bool is_guess = are_guesses || answer == StemTest::Answer::guess;
      found.stems.push_back({{std::move(stem), walk.passages()}, is_guess});
    }
  }
}

}  // namespace

WildcardStems wildcard_stems(const std::string& pattern, Analyser& analyser,
                             const PassageDatabase& database,
                             Deadline& deadline) {
  WildcardStems found;
  add_stems(pattern, false, analyser, database, deadline, found);
  const std::set<std::string> others =
      patterns_without_front(pattern, analyser);
  for (const std::string& other : others) {
    add_stems(other, true, analyser, database, deadline, found);
  }
  if (others.empty()) return found;
  std::ranges::sort(found.stems, {}, [](const WildcardStem& each) {
    return std::tie(each.term.stem, each.is_guess);
  });
  const auto have_same_stem = [](const WildcardStem& a, const WildcardStem& b) {
    return a.term.stem == b.term.stem;
  };
  found.stems.erase(
      std::unique(found.stems.begin(), found.stems.end(), have_same_stem),
      found.stems.end());
  return found;
}

}  // namespace dateline
