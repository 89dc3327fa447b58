#pragma once

#include <string>
#include <string_view>

namespace dateline {

// A text without the differences that a reader overlooks: NFKC, case folded,
// accents dropped, soft hyphens and zero-width characters gone, digits of every
// script as 0-9. Letters that are more than a letter with an accent to those
// who write them (Cyrillic й, Indic and Thai vowel signs) stay. Bytes that are
// not UTF-8 become U+FFFD. Safe from any thread.
std::string fold_text(std::string_view text);

}  // namespace dateline
