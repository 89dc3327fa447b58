#include "corpus/splitter/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "corpus/text/boundaries.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// "J", "U.S", "z.B", "г", "Ph.D", "D.Phil": short parts with a stop between
// each two, of which at least one is a single letter.
bool is_initials(std::string_view word) {
  constexpr unsigned max_letters = 4;
  unsigned letters = 0;  // of the part under way
  bool has_single = false;
  const bool is_dotted = all_code_points(word, [&](const CodePoint& point) {
    if (point.code == '.') {
      has_single = has_single || letters == 1;
      return std::exchange(letters, 0) > 0;
    }
    return u_isalpha(point.code) != 0 && ++letters <= max_letters;
  });
  return is_dotted && letters > 0 && (has_single || letters == 1);
}

// Drops quotation marks and brackets before a word.
std::string_view without_opening_marks(std::string_view word) {
  std::size_t marks = 0;
  all_code_points(word, [&](const CodePoint& point) {
    const bool is_mark = u_isalnum(point.code) == 0;
    marks = is_mark ? point.end : marks;
    return is_mark;
  });
  return word.substr(marks);
}

// Whether the full stop at the end of `sentence` is likely part of the word
// before it. Errs towards yes: a wrong cut costs more than a missed one.
bool ends_with_abbreviation(std::string_view sentence) {
  constexpr std::size_t reach = 32;  // bytes; no abbreviation is longer
  sentence =
      sentence.substr(sentence.size() - std::min(sentence.size(), reach));
  sentence = sentence.substr(0, sentence.find_last_not_of(' ') + 1);
  if (!sentence.ends_with('.')) {
    return false;
  }
  sentence.remove_suffix(1);
  const std::string_view word =
      without_opening_marks(sentence.substr(sentence.rfind(' ') + 1));
  const bool ordinal = !word.empty() && word.size() <= 2 &&
                       std::ranges::all_of(word, is_ascii_digit);
  return ordinal || is_initials(word) || is_abbreviation(word);
}

// Whether the mark before `end` is part of a name: "Yahoo!'s", "Jeopardy!s".
// Behind a capital or where scripts have no case, only a space is missing.
bool is_within_word(std::string_view text, std::size_t end) {
  if (u_islower(code_point_at(text, end).code) == 0) return false;
  CodePoint before = code_point_before(text, end);
  if (before.begin > 0 &&
      char_at(text, before.begin).kind == CharClass::apostrophe) {
    before = code_point_before(text, before.begin);
  }
  return before.code == '!' || before.code == '?';
}

}  // namespace

void each_sentence_end(std::string_view text, const std::string& language,
                       const std::function<void(std::size_t)>& each) {
  // To ICU a line end ends a sentence, which is wrong in hard-wrapped text.
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; },
      ' ');
  each_sentence_boundary(line, language, [&](std::size_t end) {
    const bool is_within_sentence =
        end < line.size() &&
        (is_within_word(line, end) ||
         ends_with_abbreviation(std::string_view(line).substr(0, end)));
    if (!is_within_sentence) each(end);
  });
}

}  // namespace dateline
