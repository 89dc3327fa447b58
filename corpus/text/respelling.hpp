#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A decomposed, case-folded text with one spelling for what is written in
// several ways without a difference in sound or sight:
//
// - Devanagari: no nukta; the anusvara for a candrabindu;
// - Devanagari, Gujarati, Odia, Telugu and Kannada: the anusvara for a nasal
//   consonant before another of its row (हिन्दी, हिंदी); Bengali: in the row of
//   ka only (সঙ্কট, সংকট);
// - Gujarati: the anusvara for a candrabindu;
// - Bengali khanda ta and Malayalam chillus: a consonant with virama;
// - Armenian: yev, whose capitals are written with another letter;
// - Thai and Lao: one order of the marks of "am", and ae as one letter.
icu::UnicodeString respelt(const icu::UnicodeString& decomposed);

// Whether `c` joins a consonant to the next in a script in which respelt() may
// write the anusvara for the two.
bool is_virama(char32_t c);

// What else respelt() makes of the beginning of a word, `begun`, as a further
// letter follows: हिंद and three more for हिन and हिन्, because हिन्दी becomes
// हिंदी. `begun` is folded, and each answer ends with the further letter. None
// where a beginning stays one.
std::vector<std::u32string> respelt_beginnings(std::u32string_view begun);

}  // namespace dateline
