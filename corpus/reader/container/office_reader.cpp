#include "corpus/reader/container/office_reader.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// The parts of a document by their paths; those that are no XML are left out.
using Parts = std::map<std::string, std::string>;

bool is_wanted(const std::string& path) {
  constexpr std::string_view endings[] = {".xml", ".xhtml", ".html", ".htm",
                                          ".opf"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](auto ending) { return path.ends_with(ending); });
}

Parts parts_of(const RawRecord& record) {
  const auto archive = open_archive(
      std::make_unique<MemorySource>(record.bytes), {record.name, nullptr});
  Parts parts;
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

// The text of a document of Word or LibreOffice. Word has its text in "w:t",
// within the runs of a "w:p"; LibreOffice has it in "text:p" and "text:h".
std::string text_of_body(const pugi::xml_node& body, bool is_word) {
  struct Walker final : pugi::xml_tree_walker {
    explicit Walker(bool of_word) : is_word(of_word) {}
    bool for_each(pugi::xml_node& node) override {
      const std::string_view name = local_name(node);
      const bool is_text = node.type() == pugi::node_pcdata &&
                           (!is_word || local_name(node.parent()) == "t");
      if ((name == "p" || name == "h") && !text.empty()) text += "\n\n";
      if (name == "tab" || name == "s") text += ' ';
      if (name == "br" || name == "line-break") text += '\n';
      if (is_text) text += node.value();
      return true;
    }
    bool is_word;
    std::string text;
  };
  Walker walker(is_word);
  pugi::xml_node{body}.traverse(walker);
  return std::move(walker.text);
}

// The folder of a part, with its slash.
std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

// The parts of a book in reading order: the package document lists all files in
// its manifest, and in its spine those that are read one after another.
std::vector<std::string> pages_of_book(const Parts& parts) {
  const auto package = std::ranges::find_if(
      parts, [](const auto& part) { return part.first.ends_with(".opf"); });
  std::vector<std::string> pages;
  if (package == parts.end()) return pages;
  pugi::xml_document document;
  document.load_buffer(package->second.data(), package->second.size());
  std::map<std::string, std::string> files;
  for (const pugi::xml_node item : below(document, "manifest").children()) {
    files[attribute_of(item, "id")] =
        folder_of(package->first) + attribute_of(item, "href");
  }
  for (const pugi::xml_node item : below(document, "spine").children()) {
    pages.push_back(files[attribute_of(item, "idref")]);
  }
  return pages;
}

// A book has each page once, however often its spine names it.
std::string text_of_book(const Parts& parts) {
  std::string text;
  std::set<std::string_view> seen;
  for (const std::string& page : pages_of_book(parts)) {
    const auto part = parts.find(page);
    if (part == parts.end() || !seen.insert(part->first).second) continue;
    const std::string words =
        text_of_markup(decode_text(part->second, "").utf8);
    text += (text.empty() ? "" : "\n\n") + words;
    if (text.size() > max_record_bytes) break;  // article_of() refuses it
  }
  return text;
}

void read_properties(const std::string& xml, ArticleFields& fields) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size());
  fields.title = text_of(below(document, "title"));
  fields.author = text_of(below(document, "creator"));
  fields.date = text_of(below(document, "created"));
  if (is_blank(fields.date)) fields.date = text_of(below(document, "date"));
  fields.language = text_of(below(document, "language"));
}

}  // namespace

Article parse_office(const RawRecord& record) {
  const Parts parts = parts_of(record);
  ArticleFields fields;
  pugi::xml_document document;
  const auto load = [&](const char* path) {
    const auto found = parts.find(path);
    return found != parts.end() &&
           document.load_buffer(found->second.data(), found->second.size(),
                                pugi::parse_default | pugi::parse_ws_pcdata);
  };
  for (const auto& [path, bytes] : parts) {
    if (path == "docProps/core.xml" || path == "meta.xml" ||
        path.ends_with(".opf")) {
      read_properties(bytes, fields);
    }
  }
  if (load("word/document.xml")) {
    fields.text = text_of_body(below(document, "body"), true);
  } else if (load("content.xml")) {
    fields.text = text_of_body(below(document, "body"), false);
  } else {
    fields.text = text_of_book(parts);
  }
  fields.text = trimmed(fields.text);
  return article_of(std::move(fields), record);
}

// The first file of such an archive says what it is.
bool is_office(std::string_view beginning, std::string_view name) {
  if (!beginning.starts_with("PK")) return false;
  const std::string_view front = beginning.substr(0, 200);
  return front.find("mimetypeapplication/vnd.oasis.opendocument.text") !=
             front.npos ||
         front.find("mimetypeapplication/epub") != front.npos ||
         name.ends_with(".docx") || name.ends_with(".odt") ||
         name.ends_with(".epub") ||
         beginning.find("word/document.xml") != beginning.npos;
}

}  // namespace dateline
