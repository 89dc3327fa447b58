#include "corpus/splitter/sentences.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

#include "corpus/text/break_iterators.hpp"

namespace dateline {
namespace {

// Those ICU's lists lack (72: "U.S.", "Gen.", "Lt." among them).
constexpr std::string_view abbreviations[] = {
    // English
    "Adm", "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Corp", "Det", "Dr",
    "Ft", "Gen", "Gov", "Hon", "Inc", "Insp", "Jr", "Lt", "Ltd", "Maj",
    "Messrs", "Mr", "Mrs", "Ms", "Mt", "No", "Nos", "Pfc", "Pres", "Prof",
    "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Sr", "St",
    "Supt", "vs",
    // months
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec",
    // German, Dutch, Scandinavian
    "Abs", "Art", "Bd", "Nr", "Str", "bzw", "ca", "dhr", "evtl", "ggf", "inkl",
    "kl", "mevr", "nr", "sog", "vgl",
    // French, Spanish, Portuguese, Italian
    "Avv", "Dott", "Dra", "MM", "Mgr", "Mlle", "Mme", "On", "Sig", "Sra",
    "Srta",
    // Polish, Czech
    "np", "prof", "tzn", "tzv", "tzw", "ul",
    // Russian, Ukrainian
    "им", "обл", "просп", "род", "см", "ст", "тыс", "ул"};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// "J", "U.S", "z.B", "г": characters with a stop between each two.
bool is_initials(std::string_view word) {
  bool stop_expected = false;
  for (std::size_t i = 0; i < word.size(); stop_expected = !stop_expected) {
    UChar32 c;
    U8_NEXT(word.data(), i, word.size(), c);
    if (stop_expected ? c != '.' : u_isalpha(c) == 0) {
      return false;
    }
  }
  return stop_expected;
}

// Drops quotation marks and brackets before a word.
std::string_view without_opening_marks(std::string_view word) {
  std::size_t begin = 0;
  for (std::size_t next = 0; next < word.size(); begin = next) {
    UChar32 c;
    U8_NEXT(word.data(), next, word.size(), c);
    if (u_isalnum(c) != 0) {
      break;
    }
  }
  return word.substr(begin);
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
  return ordinal || is_initials(word) ||
         std::ranges::find(abbreviations, word) != std::end(abbreviations);
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text,
                                       const std::string& language) {
  // To ICU a line end ends a sentence, which is wrong in hard-wrapped text.
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; },
      ' ');
  std::vector<std::size_t> ends;
  icu::BreakIterator& iterator = sentence_breaks(line, language);
  while (iterator.next() != icu::BreakIterator::DONE) {
    const auto end = static_cast<std::size_t>(iterator.current());
    if (end == text.size() ||
        !ends_with_abbreviation(std::string_view(line).substr(0, end))) {
      ends.push_back(end);
    }
  }
  return ends;
}

}  // namespace dateline
