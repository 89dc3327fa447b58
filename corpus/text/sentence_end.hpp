#pragma once

#include <string_view>

namespace dateline {

// Whether `text` ends with the end of a sentence: a full stop, question mark,
// ellipsis or the like of any script, whatever quotation marks, brackets and
// white space stand behind it.
bool ends_sentence(std::string_view text);

// The same, or with a colon or semicolon.
bool ends_clause(std::string_view text);

// Whether a word in front of a full stop is an abbreviation: "Gen", "Inc",
// "bzw". One that is a name's last word, such as "Inc", often ends a headline
// too.
bool is_abbreviation(std::string_view word);
bool is_abbreviation_in_names(std::string_view word);

}  // namespace dateline
