#pragma once

#include <map>
#include <optional>
#include <string>

#include "corpus/reader/input/article_fields.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// The parts of an office document by their paths; those that are no XML and no
// page are left out.
using DocumentParts = std::map<std::string, std::string>;

// The path of the part to which a link in another part leads: without "%20" and
// "..", as the archive has it.
std::string linked_part(const std::string& from, const std::string& link);

struct DocumentText {
  std::string text;   // paragraphs with blank lines between them
  std::string title;  // what is set as such; "" if nothing is
};

// The text of a document of Word, or of LibreOffice; nothing if it is none.
// Notes stand behind the paragraph that refers to them. `record` is that of the
// document: a part may be a message that has a page.
std::optional<DocumentText> text_of_word(const DocumentParts& parts,
                                         const RawRecord& record);
std::optional<DocumentText> text_of_libreoffice(const DocumentParts& parts);

// The text of a FictionBook, and into `fields` what it says of itself.
std::optional<DocumentText> text_of_fiction_book(const DocumentParts& parts,
                                                 ArticleFields& fields);

}  // namespace dateline
