#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// Recognises the syntax of Lucene, Google and Recoll that is no word, phrase or
// operator of Dateline's own. Each function looks at a place of a query text.
namespace dateline {

// What stands right behind the closing mark of a quotation: Lucene's "a b"~5
// and "a b"^2, Recoll's "a b"p, "a b"o5 and "a b"1.5.
struct PhraseModifiers {
  std::size_t length = 0;     // in bytes
  bool is_loose = false;      // words may stand apart,
  bool ordered = false;       // in their order only,
  std::string_view distance;  // with so many between them; "" if not said
  bool has_unknown = false;   // a weight, or a letter that changes nothing here
};

// The modifiers that `raw` begins with, which reaches from a closing quotation
// mark to the end of the word. Nothing if it is text: "Trump"-era.
std::optional<PhraseModifiers> phrase_modifiers(std::string_view raw);

// Where Lucene's weight begins in `raw`: at the ^ of oil^2; raw.size() if there
// is none. 10^6 is a number.
std::size_t find_weight(std::string_view raw);

// Whether `raw` is a weight alone, as behind a parenthesis: ^2, ^0.5.
bool is_weight(std::string_view raw);

// Bytes of the regular expression at `at`, as Lucene writes it: /reg.*x/. 0 if
// there is none; /usr/share/ and /2024/ are text.
std::size_t regex_length(std::string_view text, std::size_t at);

// A range as Lucene writes it: [2020 TO 2021], {a TO b}.
struct BracketRange {
  std::size_t length = 0;  // in bytes, brackets included
  std::string_view from;   // "" for *
  std::string_view to;     // "" for *
  bool excludes_end = false;
};

// The range that begins at `at`.
std::optional<BracketRange> bracket_range(std::string_view text,
                                          std::size_t at);

// Bytes of the smiley with a parenthesis at `at`, where a word begins: :-) or
// ;( and the like. 0 if there is none.
std::size_t smiley_length(std::string_view text, std::size_t at);

// Whether `raw` is a range of numbers as Google writes it: 2020..2021, $5..$9.
bool is_number_range(std::string_view raw);

// The digits of Google's AROUND(5) at `at`; "" if it does not stand there.
std::string_view around_distance(std::string_view text, std::size_t at);

}  // namespace dateline
