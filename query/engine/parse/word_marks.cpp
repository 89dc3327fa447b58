#include "query/engine/parse/word_marks.hpp"

#include <algorithm>

#include "corpus/terms/unspaced_run.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/parse/query_characters.hpp"

namespace dateline {

namespace {

using MarkKind = WordMarks::Kind;

// What the characters of a word tell about its marks.
struct Survey {
  std::size_t stars = 0;
  std::size_t final_stars = 0;      // that nothing follows
  std::size_t inner_questions = 0;  // with a letter or mark on both sides
  bool has_letter = false;          // and not only digits
  bool has_word = false;            // a letter or digit
  bool has_other = false;   // something else than letters, digits and marks
  bool is_address = false;  // or a formula
};

bool is_wildcard_mark(char c) { return c == '*' || c == '?'; }

// Whether it is of a word whose characters a mark may stand for. Those of
// Chinese and Japanese are words of their own.
bool is_of_word(const Char& character) {
  return character.continues_word() || character.kind == CharClass::unspaced;
}

bool is_joint(std::string_view raw, std::size_t at) {
  return at < raw.size() &&
         (is_wildcard_mark(raw[at]) || is_of_word(char_at(raw, at)));
}

void add_character(std::string_view raw, std::size_t at, std::size_t before,
                   Survey& survey) {
  const Char character = char_at(raw, at);
  if (raw[at] == '*') {
    ++survey.stars;
    ++survey.final_stars;
    return;
  }
  survey.final_stars = 0;
  if (raw[at] == '?') {
    const bool is_inner =
        is_joint(raw, at + 1) && (at == 0 || is_joint(raw, before));
    survey.inner_questions += is_inner ? 1 : 0;
    return;
  }
  survey.has_letter = survey.has_letter ||
                      character.kind == CharClass::letter ||
                      character.kind == CharClass::unspaced;
  survey.has_word = survey.has_word || character.in_word() ||
                    character.kind == CharClass::character ||
                    character.kind == CharClass::unspaced;
  survey.has_other = survey.has_other || !is_of_word(character);
  survey.is_address =
      survey.is_address ||
      std::string_view("/=&@:%#$").find(raw[at]) != std::string_view::npos;
}

Survey survey_of(std::string_view raw) {
  Survey survey;
  for (std::size_t at = 0, before = 0; at < raw.size();) {
    const std::size_t escape = escape_length(raw, at);
    if (escape > 0) {
      survey.has_other = survey.has_word = true;
      survey.final_stars = 0;
    } else {
      add_character(raw, at, before, survey);
    }
    before = at;
    at = escape > 0 ? at + escape : char_at(raw, at).end;
  }
  return survey;
}

// The word without the punctuation of a sentence at its end. A question mark is
// never an operator there.
std::string_view without_punctuation(std::string_view raw) {
  std::size_t end = raw.size();
  while (end > 0 &&
         std::string_view(".,;:!?").find(raw[end - 1]) !=
             std::string_view::npos &&
         !is_escaped(raw, end - 1)) {
    --end;
  }
  return raw.substr(0, end);
}

std::string pattern_of(std::string_view word) {
  std::string pattern;
  for (const char c : word) {
    if (c != '*' || !pattern.ends_with('*')) pattern += c;
  }
  return pattern;
}

// How many words of the dictionary stand at `at`, up to a sign.
std::size_t unspaced_words_at(std::string_view word, std::size_t at) {
  return char_at(word, at).kind == CharClass::unspaced
             ? read_unspaced_run(word, at).words.size()
             : 0;
}

// Whether a question mark in a word of Thai or the like, which is written
// without spaces, ends a sentence: words stand on both sides, and not only
// parts of one.
bool ends_unspaced_sentence(std::string_view word) {
  constexpr std::size_t min_words = 2, surely_enough = 3;
  const std::size_t mark = word.find('?');
  if (mark == word.npos) return false;
  const std::size_t before = unspaced_words_at(word, 0);
  const std::size_t behind = unspaced_words_at(word, mark + 1);
  return before > 0 && behind > 0 &&
         ((before >= min_words && behind >= min_words) ||
          std::max(before, behind) >= surely_enough);
}

// A mark between the parts of a compound or an abbreviation is meant as an
// operator; one in an address is not.
bool is_meant(const Survey& survey) {
  return survey.stars > survey.final_stars ||
         (survey.inner_questions > 0 && !survey.is_address);
}

}  // namespace

WordMarks word_marks(std::string_view raw) {
  if (std::ranges::none_of(raw, is_wildcard_mark)) return {};
  const std::string_view word = without_punctuation(raw);
  const Survey survey = survey_of(word);
  if (survey.stars > 0 && survey.stars == word.size()) {
    return {MarkKind::star_only, {}};
  }
  if (!survey.has_word) return {};
  const bool only_prefix =
      survey.stars == survey.final_stars && survey.inner_questions == 0;
  if (only_prefix) {
    if (survey.final_stars == 0) return {};
    const std::size_t stem = word.size() - survey.final_stars;
    return {MarkKind::prefix, std::string(word.substr(0, stem))};
  }
  if (!survey.has_other && !survey.has_letter) return {};
  if (survey.stars == 0 && ends_unspaced_sentence(word)) return {};
  if (!survey.has_other) return {MarkKind::wildcard, pattern_of(word)};
  return {is_meant(survey) ? MarkKind::misplaced : MarkKind::text, {}};
}

std::size_t count_wildcard_marks(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, is_wildcard_mark));
}

}  // namespace dateline
