#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A document of Word (.docx), LibreOffice (.odt) or an e-book (.epub): the
// text of its paragraphs, and title, author and date of its properties.
Article parse_office(const RawRecord& record);

// Whether a zip archive that begins like this is such a document. `name` is in
// lower case.
bool is_office(std::string_view beginning, std::string_view name);

}  // namespace dateline
