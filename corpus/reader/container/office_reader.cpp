#include "corpus/reader/container/office_reader.hpp"

#include <glib.h>

#include <algorithm>
#include <filesystem>
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
// within the runs of a "w:p"; LibreOffice has it in "text:p" and "text:h", and
// among it what was deleted, and comments.
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
  pugi::xml_node root = body;
  for (const char* left_out : {"tracked-changes", "annotation"}) {
    remove_below(root, left_out);
  }
  root.traverse(walker);
  return std::move(walker.text);
}

// The path of the part to which a link in another part leads: without "%20" and
// "..", as the archive has it.
std::string linked_part(const std::string& from, const std::string& link) {
  const std::unique_ptr<char, decltype(&g_free)> path(
      g_uri_unescape_string(link.c_str(), nullptr), g_free);
  return (std::filesystem::path(from).parent_path() /
          (path == nullptr ? link.c_str() : path.get()))
      .lexically_normal()
      .string();
}

// The parts of a book in reading order: the package document lists all files in
// its manifest, and in its spine those that are read one after another.
std::vector<std::string> spine_of_book(const Parts& parts) {
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

bool is_page(const Parts::value_type& part) {
  return part.first.ends_with("html") || part.first.ends_with(".htm");
}

// A book whose spine is lost or leads nowhere is read in the order of its
// paths.
std::vector<std::string> pages_of_book(const Parts& parts) {
  std::vector<std::string> pages = spine_of_book(parts);
  std::erase_if(pages, [&](const auto& page) { return !parts.contains(page); });
  if (!pages.empty()) return pages;
  for (const auto& part : parts) {
    if (is_page(part)) pages.push_back(part.first);
  }
  return pages;
}

// A book has each page once, however often its spine names it.
std::string text_of_book(const Parts& parts) {
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
  } else if (load("content.xml") && child_of(below(document, "body"), "text")) {
    fields.text = text_of_body(below(document, "body"), false);
  } else {
    fields.text = text_of_book(parts);
  }
  if (is_blank(fields.text)) {
    throw CorpusError(record.name, 0,
                      "an office document without a text; if it is a "
                      "spreadsheet or slides, save it as CSV or PDF first");
  }
  fields.text = trimmed(fields.text);
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
