#include "corpus/reader/container/office_reader.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/container/document_text.hpp"
#include "corpus/reader/container/xml_pieces.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/document_title.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/title.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

bool is_wanted(const std::string& path) {
  constexpr std::string_view endings[] = {".xml", ".xhtml", ".html", ".htm",
                                          ".opf", ".rels",  ".mht",  ".mhtml"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](auto ending) { return path.ends_with(ending); });
}

DocumentParts parts_of(const RawRecord& record) {
  const auto archive = open_archive(
      std::make_unique<MemorySource>(record.bytes), {record.name, nullptr});
  DocumentParts parts;
  std::size_t left = 4 * max_record_bytes;
  while (auto entry = archive->next()) {
    if (!is_wanted(entry->path)) continue;
    std::string bytes = read_all(*entry->source, left, record.name);
    left -= bytes.size();
    if (has_countless_marks(bytes)) {
      throw CorpusError(record.name, 0,
                        "its part " + entry->path + " has more than " +
                            std::to_string(max_xml_marks) +
                            " tags and attributes; split it");
    }
    parts.emplace(entry->path, std::move(bytes));
  }
  return parts;
}

// The parts of a book in reading order: the package document lists all files in
// its manifest, and in its spine those that are read one after another.
std::vector<std::string> spine_of_book(const DocumentParts& parts) {
  const auto package = std::ranges::find_if(
      parts, [](const auto& part) { return part.first.ends_with(".opf"); });
  std::vector<std::string> pages;
  if (package == parts.end()) return pages;
  pugi::xml_document document;
  document.load_buffer(package->second.data(), package->second.size());
  std::map<std::string, std::string> files;
  for (const pugi::xml_node item : below(document, "manifest").children()) {
    files[attribute_of(item, "id")] =
        linked_part(package->first, attribute_of(item, "href"));
  }
  for (const pugi::xml_node item : below(document, "spine").children()) {
    pages.push_back(files[attribute_of(item, "idref")]);
  }
  return pages;
}

bool is_page(const DocumentParts::value_type& part) {
  return part.first.ends_with("html") || part.first.ends_with(".htm");
}

// A book whose spine is lost or leads nowhere is read in the order of its
// paths.
std::vector<std::string> pages_of_book(const DocumentParts& parts) {
  std::vector<std::string> pages = spine_of_book(parts);
  std::erase_if(pages, [&](const auto& page) { return !parts.contains(page); });
  if (!pages.empty()) return pages;
  for (const auto& part : parts) {
    if (is_page(part)) pages.push_back(part.first);
  }
  return pages;
}

// A book has each page once, however often its spine names it.
std::string text_of_book(const DocumentParts& parts) {
  std::string text;
  std::set<std::string> seen;
  for (const std::string& page : pages_of_book(parts)) {
    if (!seen.insert(page).second) continue;
    const std::string words =
        text_of_markup(decode_text(parts.at(page), "").utf8);
    text += (text.empty() ? "" : "\n\n") + words;
    if (text.size() > max_record_bytes) break;  // article_of() refuses it
  }
  return text;
}

// The first of these properties that is filled. LibreOffice has the author and
// the day as "initial-creator" and "creation-date", and as "creator" and "date"
// who changed the document last, and when.
std::string property_of(const pugi::xml_document& document,
                        std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string value = text_of(below(document, name));
    if (!is_blank(value)) return value;
  }
  return "";
}

void read_properties(const std::string& xml, ArticleFields& fields) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size());
  fields.title = property_of(document, {"title", "Title"});
  fields.author =
      property_of(document, {"initial-creator", "creator", "Author"});
  fields.date =
      property_of(document, {"created", "creation-date", "Created", "date"});
  fields.language = text_of(below(document, "language"));
}

// The kinds of documents that are one file of XML, by the name of their root
// and what must stand near it.
struct FlatKind {
  std::string_view root;
  std::string_view sign;
};
constexpr FlatKind flat_kinds[] = {
    {"FictionBook", ""},
    {"document", "urn:oasis:names:tc:opendocument:"},
    {"wordDocument", "schemas.microsoft.com/office/word/2003/wordml"},
    {"package", "schemas.microsoft.com/office/2006/xmlPackage"},
};

// The XML in UTF-8, without the declaration, which may name another charset.
std::string xml_in_utf8(const std::string& bytes) {
  const std::string_view front = std::string_view(bytes).substr(0, 200);
  const std::size_t end = front.find("?>");
  std::string_view charset;
  constexpr std::string_view key = "encoding=";
  if (const std::size_t at = front.find(key); at < end && end != front.npos) {
    charset = front.substr(at + key.size() + 1);
    charset = charset.substr(0, charset.find_first_of("\"'?"));
  }
  std::string xml = decode_text(bytes, charset).utf8;
  if (xml.starts_with("<?xml")) xml.erase(0, xml.find("?>") + 2);
  return xml;
}

// The parts that an archive would have.
DocumentParts parts_of_flat(const RawRecord& record) {
  std::string xml = xml_in_utf8(record.bytes);
  if (has_countless_marks(xml)) {
    throw CorpusError(record.name, 0,
                      "it has more than " + std::to_string(max_xml_marks) +
                          " tags and attributes; split it");
  }
  const std::string_view root = xml_root(record.bytes);
  DocumentParts parts;
  if (root == "FictionBook") {
    parts["book.fb2"] = std::move(xml);
    return parts;
  }
  const bool is_libre = root == "document";
  parts[is_libre ? "meta.xml" : "docProps/core.xml"] = xml;
  parts[is_libre ? "content.xml" : "word/document.xml"] = std::move(xml);
  return parts;
}

Article article_of_parts(const DocumentParts& parts, const RawRecord& record) {
  ArticleFields fields;
  DocumentText text;
  for (const auto& [path, bytes] : parts) {
    if (path == "docProps/core.xml" || path == "meta.xml" ||
        path.ends_with(".opf")) {
      read_properties(bytes, fields);
    }
  }
  if (auto book = text_of_fiction_book(parts, fields)) {
    text = std::move(*book);
  } else if (auto word = text_of_word(parts, record)) {
    text = std::move(*word);
  } else if (auto libre = text_of_libreoffice(parts)) {
    text = std::move(*libre);
  } else {
    text.text = text_of_book(parts);
  }
  fields.text = std::move(text.text);
  if (is_blank(fields.text)) {
    throw CorpusError(record.name, 0,
                      "an office document without a text; if it is a "
                      "spreadsheet or slides, save it as CSV or PDF first");
  }
  fields.text = trimmed(fields.text);
  if (!is_document_title(fields.title, record.name)) fields.title = text.title;
  if (is_blank(fields.title) && first_line_is_title(fields.text)) {
    fields.title = one_line(line_at(fields.text, 0, '\n').of(fields.text));
  }
  return article_of(std::move(fields), record);
}

}  // namespace

Article parse_office(const RawRecord& record) {
  return article_of_parts(parts_of(record), record);
}

Article parse_flat_office(const RawRecord& record) {
  return article_of_parts(parts_of_flat(record), record);
}

bool is_flat_office(std::string_view beginning) {
  const std::string_view root = xml_root(beginning);
  return std::ranges::any_of(flat_kinds, [&](const FlatKind& kind) {
    return root == kind.root && beginning.find(kind.sign) != beginning.npos;
  });
}

// The first file of such an archive says what it is.
bool is_office(std::string_view beginning, std::string_view name) {
  if (!beginning.starts_with("PK")) return false;
  const std::string_view front = beginning.substr(0, 200);
  const auto has = [&](std::string_view sign) {
    return front.find(sign) != front.npos;
  };
  const auto is_named = [&](std::string_view ending) {
    return name.ends_with(ending);
  };
  constexpr std::string_view signs[] = {
      "mimetypeapplication/vnd.oasis.opendocument.", "mimetypeapplication/epub",
      "[Content_Types].xml"};
  constexpr std::string_view endings[] = {".docx", ".odt",  ".epub", ".xlsx",
                                          ".ods",  ".pptx", ".odp"};
  return std::ranges::any_of(signs, has) ||
         std::ranges::any_of(endings, is_named) ||
         beginning.find("word/document.xml") != beginning.npos;
}

}  // namespace dateline
