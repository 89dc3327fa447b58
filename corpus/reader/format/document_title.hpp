#pragma once

#include <string_view>

namespace dateline {

// Whether a text has more than figures and signs.
bool has_letters(std::string_view text);

// Whether the title in the properties of a document, which was read from the
// file or part of this name, is one: programs write there what they call a new
// document, or the name of a file.
bool is_document_title(std::string_view title, std::string_view file);

}  // namespace dateline
