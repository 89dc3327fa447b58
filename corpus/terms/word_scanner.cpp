#include "corpus/terms/word_scanner.hpp"

#include <optional>
#include <string>

#include "corpus/terms/number.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"

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

// Past the 's that may stand at `at`; `at` itself if there is none.
std::size_t skip_possessive(std::string_view text, std::size_t at) {
  const Char apostrophe = char_at(text, at);
  if (apostrophe.kind != CharClass::apostrophe) {
    return at;
  }
  const Char s = char_at(text, apostrophe.end);
  return is_s(s) && !char_at(text, s.end).continues_word() ? s.end : at;
}

struct Acronym {
  std::string letters;
  std::size_t end;
};

// U.N. or u.n or U.S.A.: single letters with full stops between them.
std::optional<Acronym> read_acronym(std::string_view text, std::size_t begin) {
  // No acronym is longer; a row of a million single letters is.
  constexpr unsigned max_letters = 16;
  Acronym acronym{{}, begin};
  unsigned count = 0;
  for (Char c = char_at(text, begin); c.kind == CharClass::letter;
       c = char_at(text, acronym.end)) {
    const Char next = char_at(text, c.end);
    if (next.continues_word() || count == max_letters) {
      return std::nullopt;  // a dotted name: "war.Putin"
    }
    acronym.letters += text.substr(acronym.end, c.end - acronym.end);
    ++count;
    acronym.end = next.code == '.' ? next.end : c.end;
    if (next.code != '.') {
      break;
    }
  }
  const bool in_address = char_at(text, acronym.end).code == '@';
  return count < 2 || in_address ? std::nullopt : std::optional(acronym);
}

}  // namespace

WordScanner::WordScanner(WordCache& words)
    : words_(words),
      elisions_(elisions_of(words.language())),
      decimal_comma_(has_decimal_comma(words.language())) {}

ScannedWord WordScanner::read(std::string_view text, std::size_t begin) {
  if (const auto acronym = read_acronym(text, begin)) {
    const std::string folded = fold_text(acronym->letters);
    return {words_.folded_word(folded == "us" ? "u.s." : folded),
            skip_possessive(text, acronym->end)};
  }
  return read_word(text, begin);
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
  } while (passes_apostrophe(scan));
  const std::string_view rest = text.substr(scan.kept, scan.at - scan.kept);
  const Word* word =
      words_.word(scan.kept == begin ? rest : scan.cleaned += rest);
  return {word, scan.end, scan.elided};
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

// Whether the word goes on behind an apostrophe: "O'Neill". Not behind an
// elided article, and not with a possessive s, which is passed over.
bool WordScanner::passes_apostrophe(Scan& scan) const {
  const std::string_view text = scan.text;
  const Char apostrophe = char_at(text, scan.at);
  if (apostrophe.kind != CharClass::apostrophe ||
      char_at(text, apostrophe.end).kind != CharClass::letter) {
    return false;
  }
  scan.elided = elides(text.substr(scan.begin, scan.at - scan.begin));
  if (scan.elided) {
    return false;
  }
  const std::size_t behind = skip_possessive(text, scan.at);
  if (behind > scan.at) {
    scan.end = behind;
    return false;
  }
  scan.cleaned += text.substr(scan.kept, scan.at - scan.kept);
  scan.at = scan.kept = apostrophe.end;
  return true;
}

bool WordScanner::elides(std::string_view word) const {
  constexpr std::size_t max_bytes = 8;
  return word.size() <= max_bytes &&
         elisions_.find(' ' + fold_text(word) + ' ') != elisions_.npos;
}

}  // namespace dateline
