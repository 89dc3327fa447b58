#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A document of Word (.docx), LibreOffice (.odt) or an e-book (.epub): the
// text of its paragraphs, and title, author and date of its properties.
Article parse_office(const RawRecord& record);

// The same of a document that is one file of XML: of LibreOffice (.fodt), of
// Word (2003, or as one package), or a FictionBook (.fb2).
Article parse_flat_office(const RawRecord& record);
bool is_flat_office(std::string_view beginning);

// Whether a zip archive that begins like this is such a document. `name` is in
// lower case.
bool is_office(std::string_view beginning, std::string_view name);

}  // namespace dateline
