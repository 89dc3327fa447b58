#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Whether the mark at byte `at` is a gershayim, the sign of Hebrew acronyms,
// which belongs to the word: צה״ל. It has a letter of its own, for which most
// people type one of the double quotation marks. Such a mark between two Hebrew
// letters is a gershayim if at most three letters stand behind it, as in the
// ending of דו"חות, and if it does not enclose them: it opens a quotation in
// ה"הארץ", but not in "צה"ל" or "דובר צה"ל", where one is open already.
bool is_gershayim(std::string_view text, std::size_t at);

}  // namespace dateline
