#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The language of a text, as canonical_language() gives it, judged by its first
// 4 KiB: by CLD2, and where CLD2 sees a mixture, as many names make one, by the
// stop words of the languages it names. Where neither is sure, or the text is
// short, by the script of most of its letters, if one language or nearly is
// written in it: Hangul, Greek; of Cyrillic, Arabic and the like the language
// that CLD2 thinks best, else the one with most texts, whose alphabet has the
// letters of the text. "" if that does not tell
// either (most titles in Latin letters). Safe from any thread.
std::string detect_language(std::string_view text);

// The same without the script: text that was decoded by a wrong charset has
// letters of one, too.
std::string detect_language_by_words(std::string_view text);

}  // namespace dateline
