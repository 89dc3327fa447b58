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
  fields.title = text_of(below(document, "title"));
  fields.author = property_of(document, {"initial-creator", "creator"});
  fields.date = property_of(document, {"created", "creation-date", "date"});
  fields.language = text_of(below(document, "language"));
}

}  // namespace

Article parse_office(const RawRecord& record) {
  const DocumentParts parts = parts_of(record);
  ArticleFields fields;
  DocumentText text;
  for (const auto& [path, bytes] : parts) {
    if (path == "docProps/core.xml" || path == "meta.xml" ||
        path.ends_with(".opf")) {
      read_properties(bytes, fields);
    }
  }
  if (auto word = text_of_word(parts, record)) {
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
