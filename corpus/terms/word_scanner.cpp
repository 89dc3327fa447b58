#include "corpus/terms/word_scanner.hpp"

#include <string>

#include "corpus/terms/acronym.hpp"
#include "corpus/terms/number.hpp"
#include "corpus/terms/turkish_ending.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/quotation_mark.hpp"

namespace dateline {
namespace {

// Articles, pronouns and the like that lose their vowel before another.
std::string_view elisions_of(std::string_view language) {
  if (language == "fr") {
    return " c d j l m n s t qu jusqu lorsqu puisqu quoiqu ";
  }
  if (language == "it") {
    return " c d l un all dall dell nell quest sull ";
  }
  return language == "ca" ? " d l m n s t " : "";
}

bool is_s(const Char& c) { return c.code == 's' || c.code == 'S'; }

// The apostrophe at `at`; if none is there, the character is of another kind. A
// prime behind a digit stands for minutes or feet.
Char apostrophe_at(std::string_view text, std::size_t at) {
  constexpr std::int32_t prime = 0x2032;
  Char c = char_at(text, at);
  if (c.code == prime && at > 0 && is_ascii_digit(text[at - 1])) {
    c.kind = CharClass::other;
  }
  return c;
}

// Whether a point between `before` and `behind` is that of Catalan l·l, or of
// Occitan n·h and s·h.
bool is_inner_point(std::int32_t before, std::int32_t point,
                    std::int32_t behind) {
  if (point != 0xB7 && point != 0x2022 && point != 0x2027 && point != 0x2219) {
    return false;
  }
  before |= 0x20;  // ASCII letters become small
  behind |= 0x20;
  return (before == 'l' && behind == 'l') ||
         ((before == 'n' || before == 's') && behind == 'h');
}

// Past the 's that may stand at `at`; `at` itself if there is none.
std::size_t skip_possessive(std::string_view text, std::size_t at) {
  const Char apostrophe = apostrophe_at(text, at);
  if (apostrophe.kind != CharClass::apostrophe) {
    return at;
  }
  const Char s = char_at(text, apostrophe.end);
  return is_s(s) && !char_at(text, s.end).continues_word() ? s.end : at;
}

}  // namespace

WordScanner::WordScanner(WordCache& words)
    : words_(words),
      elisions_(elisions_of(words.language())),
      has_turkish_endings_(words.language() == "tr"),
      decimal_comma_(has_decimal_comma(words.language())) {}

ScannedWord WordScanner::read(std::string_view text, std::size_t begin,
                              std::size_t next_acronym) {
  if (begin < next_acronym) {
    ScannedWord word = read_word(text, begin);
    word.next_acronym = next_acronym;
    return word;
  }
  const AcronymReading reading = read_acronym(text, begin);
  if (reading.acronym) {
    const std::string folded = fold_text(reading.acronym->letters);
    return {
        words_.folded_word(folded == country_letters ? country_term : folded),
        skip_ending(text, reading.acronym->end)};
  }
  ScannedWord word = read_word(text, begin);
  word.next_acronym = reading.next_begin;
  return word;
}

// How far a word has been scanned.
struct WordScanner::Scan {
  std::string_view text;
  std::size_t begin;
  std::size_t at = begin;    // what was scanned ends here
  std::size_t end = begin;   // the same without invisible characters at its end
  std::size_t kept = begin;  // what `cleaned` has not got yet begins here
  std::string cleaned = {};  // the word so far, without separators and
                             // apostrophes
  bool elided = false;
};

ScannedWord WordScanner::read_word(std::string_view text, std::size_t begin) {
  Scan scan{text, begin};
  scan_number(scan);
  do {
    scan_run(scan);
  } while (passes_apostrophe(scan) || passes_inner_mark(scan));
  const std::string_view rest = text.substr(scan.kept, scan.at - scan.kept);
  const Word* word =
      words_.word(scan.kept == begin ? rest : scan.cleaned += rest);
  return {word, scan.end, 0, scan.elided};
}

// The number with which a word may begin, as in "1,000th".
void WordScanner::scan_number(Scan& scan) const {
  if (char_at(scan.text, scan.begin).kind != CharClass::digit) {
    return;
  }
  Number number = read_number(scan.text, scan.begin, decimal_comma_);
  scan.at = scan.end = number.end;
  if (number.separated) {
    scan.cleaned = std::move(number.plain);
    scan.kept = scan.at;
  }
}

// Letters, digits and marks, as many as there are.
void WordScanner::scan_run(Scan& scan) {
  for (Char c = char_at(scan.text, scan.at); c.continues_word();
       c = char_at(scan.text, scan.at)) {
    scan.at = c.end;
    if (c.kind != CharClass::invisible) {
      scan.end = c.end;
    }
  }
}

// Past the ending behind an apostrophe that may stand at `at`: a possessive s,
// or one of Turkish.
std::size_t WordScanner::skip_ending(std::string_view text,
                                     std::size_t at) const {
  const std::size_t behind = skip_possessive(text, at);
  if (behind > at || !has_turkish_endings_) return behind;
  const Char apostrophe = apostrophe_at(text, at);
  if (apostrophe.kind != CharClass::apostrophe) return at;
  std::size_t end = apostrophe.end;
  for (Char c = char_at(text, end); c.continues_word();
       c = char_at(text, end)) {
    end = c.end;
  }
  const auto ending = text.substr(apostrophe.end, end - apostrophe.end);
  return is_turkish_ending(ending) ? end : at;
}

// Whether the word goes on behind an apostrophe: "O'Neill". Not behind an
// elided article, and not with an ending, which is passed over.
bool WordScanner::passes_apostrophe(Scan& scan) const {
  const std::string_view text = scan.text;
  const Char apostrophe = apostrophe_at(text, scan.at);
  if (apostrophe.kind != CharClass::apostrophe) {
    return false;
  }
  const std::size_t next = skip_invisible(text, apostrophe.end);
  if (char_at(text, next).kind != CharClass::letter) {
    return false;
  }
  scan.elided = elides(text.substr(scan.begin, scan.at - scan.begin));
  if (scan.elided) {
    return false;
  }
  const std::size_t behind = skip_ending(text, scan.at);
  if (behind > scan.at) {
    scan.end = behind;
    return false;
  }
  skip_mark(scan, apostrophe.end);
  return true;
}

// Whether the word goes on behind a mark that stands within words of one
// script: the Hebrew gershayim, the Catalan point. Not behind an apostrophe
// that ended it.
bool WordScanner::passes_inner_mark(Scan& scan) {
  const Char mark = char_at(scan.text, scan.at);
  if (mark.kind != CharClass::other || scan.elided || scan.at == scan.begin) {
    return false;
  }
  const bool passes = is_inner_point(scan.text[scan.at - 1], mark.code,
                                     char_at(scan.text, mark.end).code) ||
                      is_gershayim(scan.text, scan.at);
  if (passes) {
    skip_mark(scan, mark.end);
  }
  return passes;
}

// Leaves the mark that ends at `end` out of the word.
void WordScanner::skip_mark(Scan& scan, std::size_t end) {
  scan.cleaned += scan.text.substr(scan.kept, scan.at - scan.kept);
  scan.at = scan.kept = end;
}

bool WordScanner::elides(std::string_view word) const {
  constexpr std::size_t max_bytes = 8;
  return word.size() <= max_bytes &&
         elisions_.find(' ' + fold_text(word) + ' ') != elisions_.npos;
}

}  // namespace dateline
