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

ScannedWord WordScanner::read_word(std::string_view text, std::size_t begin) {
  std::string cleaned;        // without what is no word of the word,
  std::size_t taken = begin;  // as far as this byte
  std::size_t at = begin;
  if (char_at(text, begin).kind == CharClass::digit) {
    Number number = read_number(text, begin, decimal_comma_);
    at = number.end;
    if (number.separated) {
      cleaned = std::move(number.plain);
      taken = at;
    }
  }
  ScannedWord word;
  word.end = at;
  for (;;) {
    const Char c = char_at(text, at);
    if (c.continues_word()) {
      at = c.end;
      if (c.kind != CharClass::invisible) {
        word.end = at;
      }
      continue;
    }
    if (c.kind != CharClass::apostrophe ||
        char_at(text, c.end).kind != CharClass::letter) {
      break;
    }
    const std::string_view before = text.substr(begin, at - begin);
    word.elided = elides(before);
    if (word.elided) {
      break;
    }
    if (const std::size_t end = skip_possessive(text, at); end > at) {
      word.end = end;
      break;
    }
    cleaned += text.substr(taken, at - taken);
    at = taken = c.end;
  }
  if (taken == begin) {
    word.word = words_.word(text.substr(begin, at - begin));
  } else {
    word.word = words_.word(cleaned += text.substr(taken, at - taken));
  }
  return word;
}

bool WordScanner::elides(std::string_view word) const {
  constexpr std::size_t longest = 8;
  return word.size() <= longest &&
         elisions_.find(' ' + fold_text(word) + ' ') != elisions_.npos;
}

}  // namespace dateline
