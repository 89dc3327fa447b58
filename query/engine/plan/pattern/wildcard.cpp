#include "query/engine/plan/pattern/wildcard.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/respelling.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// What folding makes of one letter, if these are two, and the languages that
// have it. In others the two would stand for two letters in all words but a
// few, whose passages would be read in vain: those with "mother" for mo?er.
struct LetterPair {
  std::u32string_view letters;
  std::string_view languages;
};
constexpr LetterPair pairs[] = {{U"ae", "da fo fr is la no"},
                                {U"ij", "nl"},
                                {U"oe", "fo fr is la"},
                                {U"ss", "de"},
                                {U"th", "is"},
                                {U"\u0565\u057E", "hy"},
                                {U"\u05D5\u05D5", "yi"},
                                {U"\u05D5\u05D9", "yi"},
                                {U"\u05D9\u05D9", "yi"},
                                {U"\u09A4\u09CD", "as bn"},
                                {U"\u0E4D\u0E32", "th"},
                                {U"\u0EAB\u0E99", "lo"},
                                {U"\u0EAB\u0EA1", "lo"},
                                {U"\u0ECD\u0EB2", "lo"}};

bool is_pair(std::string_view language, std::u32string_view letters) {
  return std::ranges::any_of(pairs, [&](const LetterPair& pair) {
    return pair.letters == letters &&
           pair.languages.find(language) != std::string_view::npos;
  });
}

// Malayalam has a letter for each of several consonants with a virama.
bool is_chillu(char32_t first, char32_t second) {
  return second == U'\u0D4D' && first >= U'\u0D15' && first <= U'\u0D3A';
}

// Where a pattern goes on behind `letter`, before which a nasal at the mark at
// `at` is respelt: the marks there stand for the letter, and for the virama
// before it if the pattern does not have that. Nothing if they cannot.
std::optional<std::size_t> rest_behind(std::u32string_view pattern,
                                       std::size_t at, char32_t letter) {
  if (pattern[at] == U'*') return at;
  const std::size_t next = at + 1;
  if (is_virama(pattern[at - 1])) return next;
  if (next < pattern.size() && pattern[next] == U'*') return next;
  const bool has_letter = next < pattern.size() &&
                          (pattern[next] == U'?' || pattern[next] == letter);
  return has_letter ? std::optional(next + 1) : std::nullopt;
}

}  // namespace

Wildcard::Wildcard(std::string_view pattern) : pattern_(to_utf32(pattern)) {
  pattern_.resize(std::min(pattern_.size(), max_length));
}

Wildcard::States Wildcard::after(States states, char32_t c) const {
  States next = 0;
  for (std::size_t at = 0; at < pattern_.size(); ++at) {
    if ((states >> at & 1) == 0) continue;
    if (pattern_[at] == U'*') {
      next |= States{1} << at;
    } else if (pattern_[at] == U'?' || pattern_[at] == c) {
      next |= States{1} << (at + 1);
    }
  }
  return with_skipped_stars(next);
}

Wildcard::States Wildcard::past_question_marks(States states) const {
  States next = 0;
  for (std::size_t at = 0; at < pattern_.size(); ++at) {
    if ((states >> at & 1) != 0 && pattern_[at] == U'?') {
      next |= States{1} << (at + 1);
    }
  }
  return with_skipped_stars(next);
}

bool Wildcard::has_pairs(std::string_view language) const {
  return pattern_.find(U'?') != pattern_.npos && language.size() == 2 &&
         (language == "ml" ||
          std::ranges::any_of(pairs, [&](const LetterPair& pair) {
            return pair.languages.find(language) != std::string_view::npos;
          }));
}

Wildcard::States Wildcard::after_pair(States states, std::string_view language,
                                      std::u32string_view letters) const {
  return is_chillu(letters[0], letters[1]) || is_pair(language, letters)
             ? past_question_marks(states)
             : 0;
}

Wildcard::States Wildcard::after_letter(States states,
                                        std::u32string_view folded) const {
  const States past = past_question_marks(states);
  for (const char32_t c : folded) states = after(states, c);
  return states | past;
}

bool Wildcard::matches(std::u32string_view word) const {
  States states = start();
  for (const char32_t c : word) {
    states = after(states, c);
    if (states == 0) return false;
  }
  return accepts(states);
}

Wildcard::States Wildcard::with_skipped_stars(States states) const {
  for (std::size_t at = 0; at < pattern_.size(); ++at) {
    if ((states >> at & 1) != 0 && pattern_[at] == U'*') {
      states |= States{1} << (at + 1);
    }
  }
  return states;
}

bool matches_wildcard(std::string_view pattern, std::string_view word) {
  return Wildcard(pattern).matches(to_utf32(word));
}

bool matches_wildcard(std::string_view pattern, std::string_view folded,
                      std::string_view written) {
  if (matches_wildcard(pattern, folded)) return true;
  if (pattern.find('?') == pattern.npos ||
      std::ranges::all_of(written, is_ascii)) {
    return false;
  }
  const Wildcard wildcard(pattern);
  Wildcard::States states = wildcard.start();
  std::string letters;
  for (std::size_t at = 0; at < written.size() && letters != folded;) {
    const Char c = char_at(written, at);
    if (c.continues_word() || c.kind == CharClass::unspaced) {
      const std::string letter = fold_text(written.substr(at, c.end - at));
      letters += letter;
      if (!letter.empty()) {
        states = wildcard.after_letter(states, to_utf32(letter));
      }
    }
    at = c.end;
  }
  return wildcard.accepts(states);
}

std::vector<std::string> respelt_patterns(std::string_view pattern) {
  const std::u32string characters = to_utf32(pattern);
  std::vector<std::string> patterns;
  for (std::size_t at = 0; at < characters.size(); ++at) {
    if (!is_pattern_mark(characters[at])) continue;
    const auto begun = std::u32string_view(characters).substr(0, at);
    for (const std::u32string& beginning : respelt_beginnings(begun)) {
      if (const auto rest = rest_behind(characters, at, beginning.back())) {
        patterns.push_back(to_utf8(beginning + characters.substr(*rest)));
      }
    }
  }
  return patterns;
}

}  // namespace dateline
