#include "query/engine/plan/expand/fuzzy_stems.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "corpus/text/utf8.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"

namespace dateline {
namespace {

// Sorted, because endings that begin with the same letters share the work.
constexpr auto sorted_endings = [] {
  auto sorted = std::to_array(endings);
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}();

// How many characters at the end of a word its stem may lack.
std::size_t open_end(std::size_t length) {
  constexpr std::size_t max_open = 6, min_closed = 4;
  return length > min_closed ? std::min(length - min_closed, max_open) : 0;
}

// Tells whether a stem is that of words near a given word. `distance_` stands
// on the stem; endings that are tried after it are pushed and popped again.
class NearWords {
 public:
  NearWords(const std::string& word, std::size_t edits, Analyser& analyser)
      : analyser_(analyser), distance_(to_utf32(word)), edits_(edits) {
    const std::u32string_view letters = distance_.word();
    for (std::size_t cut = 1; cut <= open_end(letters.size()); ++cut) {
      ends_.push_back(to_utf8(letters.substr(letters.size() - cut)));
    }
  }

  // Moves to a stem and returns its distance from the word.
  std::size_t move_to(std::u32string_view stem) {
    distance_.move_to(stem);
    return distance_.value();
  }

  // Whether some word within the edits has `stem`, to which it has moved. The
  // words that are tried consist of the stem, the stem with its last letter
  // doubled, or the stem without it, as stemmers treat it, and endings of the
  // given word; and of the stem and usual endings.
  bool has_stem(const std::string& stem) {
    const char32_t last = distance_.other().back();
    bool has_ending = has_own_ending(stem, stem) || has_usual_ending(stem);
    distance_.push(last);
    has_ending = has_ending || has_own_ending(stem + to_utf8({&last, 1}), stem);
    distance_.pop();
    distance_.pop();
    has_ending = has_ending || has_own_ending(to_utf8(distance_.other()), stem);
    distance_.push(last);
    return has_ending;
  }

 private:
  // The word's own ending adds nothing to the distance.
  bool has_own_ending(const std::string& begun, const std::string& stem) {
    for (std::size_t cut = 1; cut <= ends_.size(); ++cut) {
      if (distance_.to_prefix(distance_.word().size() - cut) <= edits_ &&
          stem_of(begun + ends_[cut - 1], analyser_) == stem) {
        return true;
      }
    }
    return false;
  }

  bool has_usual_ending(const std::string& stem) {
    bool has_ending = false;
    std::string_view pushed;
    for (const std::string_view ending : sorted_endings) {
      pop_to_common(pushed, ending);
      while (pushed.size() < ending.size() && distance_.at_least() <= edits_) {
        distance_.push(static_cast<unsigned char>(ending[pushed.size()]));
        pushed = ending.substr(0, pushed.size() + 1);
      }
      if (pushed == ending && distance_.value() <= edits_ &&
          stem_of(stem + std::string(ending), analyser_) == stem) {
        has_ending = true;
        break;
      }
    }
    pop_to_common(pushed, "");
    return has_ending;
  }

  void pop_to_common(std::string_view& pushed, std::string_view ending) {
    while (!ending.starts_with(pushed)) {
      distance_.pop();
      pushed.remove_suffix(1);
    }
  }

  Analyser& analyser_;
  EditDistance distance_;
  std::size_t edits_;
  std::vector<std::string> ends_;  // of the word, by length from 1
};

// The word and its stem. A stem that is a beginning of the word needs no target
// of its own.
std::vector<NearTarget> targets(const std::string& word,
                                const std::string& stem) {
  const std::size_t length = count_characters(word);
  std::vector<NearTarget> targets{{word, open_end(length)}};
  if (!word.starts_with(stem) ||
      count_characters(stem) + open_end(length) < length) {
    targets.push_back({stem, 0});
  }
  return targets;
}

}  // namespace

std::u32string alphabet_of(char32_t c) {
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

std::string stem_of(const std::string& word, Analyser& analyser) {
  const TokenizedText text = analyser.analyse(word);
  return text.tokens.empty() ? "" : text.tokens.front().word->term;
}

std::vector<NearStem> near_stems(const std::string& word, std::size_t edits,
                                 Analyser& analyser,
                                 const PassageDatabase& database,
                                 Deadline& deadline) {
  const std::string stem = stem_of(word, analyser);
  NearWords near(word, edits, analyser);
  EditDistance from_stem(to_utf32(stem));
  std::vector<NearStem> stems;
  for (IndexTerm& term : terms_near(database, analyser.language(),
                                    targets(word, stem), edits, deadline)) {
    if (deadline.expired_sampled()) {
      break;
    }
    const std::u32string letters = to_utf32(term.stem);
    from_stem.move_to(letters);
    const std::size_t distance =
        std::min(near.move_to(letters), from_stem.value());
    if (distance <= edits || near.has_stem(term.stem)) {
      stems.push_back({std::move(term), distance});
    }
  }
  return stems;
}

}  // namespace dateline
