#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The language of a text, as canonical_language() gives it, judged by its first
// 4 KiB: by CLD2, and where CLD2 sees a mixture, as many names make one, by the
// stop words of the languages it names. "" if neither is sure or the text is
// too short to tell (most titles are). Safe from any thread.
std::string detect_language(std::string_view text);

}  // namespace dateline
