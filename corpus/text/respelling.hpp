#pragma once

#include <unicode/unistr.h>

namespace dateline {

// A decomposed, case-folded text with one spelling for what is written in
// several ways without a difference in sound or sight:
//
// - Devanagari: no nukta; the anusvara for a candrabindu and for a nasal
//   consonant before another of its row (हिन्दी, हिंदी);
// - Gujarati: the anusvara for a candrabindu;
// - Bengali khanda ta and Malayalam chillus: a consonant with virama;
// - Armenian: yev, whose capitals are written with another letter;
// - Thai and Lao: one order of the marks of "am", and ae as one letter.
icu::UnicodeString respelt(const icu::UnicodeString& decomposed);

}  // namespace dateline
