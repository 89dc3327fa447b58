#include "corpus/splitter/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpus/text/boundaries.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// "J", "U.S", "z.B", "г": characters with a stop between each two.
bool is_initials(std::string_view word) {
  bool stop_expected = false;
  const bool alternates = all_code_points(word, [&](const CodePoint& point) {
    const bool expected =
        stop_expected ? point.code == '.' : u_isalpha(point.code) != 0;
    stop_expected = !stop_expected;
    return expected;
  });
  return alternates && stop_expected;
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

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text,
                                       const std::string& language) {
  // To ICU a line end ends a sentence, which is wrong in hard-wrapped text.
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; },
      ' ');
  std::vector<std::size_t> ends = sentence_boundaries(line, language);
  std::erase_if(ends, [&](std::size_t end) {
    return end < line.size() &&
           ends_with_abbreviation(std::string_view(line).substr(0, end));
  });
  return ends;
}

}  // namespace dateline
