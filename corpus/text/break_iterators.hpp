#pragma once

#include <unicode/brkiter.h>

#include <string>
#include <string_view>

namespace dateline {

// ICU's break iterators over `text`. Their offsets are bytes. Costly to make,
// so each thread keeps one of a kind, and for sentences one a language: what is
// returned is good, as long as `text` is, until this thread's next call of the
// same function. They throw Error if ICU's data is missing.
icu::BreakIterator& word_breaks(std::string_view text);
icu::BreakIterator& character_breaks(std::string_view text);
icu::BreakIterator& sentence_breaks(std::string_view text,
                                    const std::string& language);

}  // namespace dateline
