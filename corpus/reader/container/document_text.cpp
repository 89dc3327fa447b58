#include "corpus/reader/container/document_text.hpp"

#include <glib.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/mail_reader.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using Names = std::vector<std::string_view>;

// Elements of which the text is none of the document's. Of Word: what else
// shows a drawing that is there already, what was moved, how the letters below
// are read, and headers and footers. Of LibreOffice: changes, comments,
// readings, and notes, which are moved.
const Names idle_in_word = {"Fallback", "moveFrom", "rt", "hdr", "ftr"};
const Names idle_in_libreoffice = {"tracked-changes", "annotation", "ruby-text",
                                   "note"};

bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Visits the nodes below `root` in their order, but for those of `idle` names
// and what is in them. Needs no stack: elements may lie in each other without
// end.
template <typename Visit>
void visit_below(const pugi::xml_node& root, const Names& idle, Visit visit) {
  pugi::xml_node at = root.first_child();
  while (at) {
    const bool is_idle = contains(idle, local_name(at));
    if (!is_idle) visit(at);
    pugi::xml_node next = is_idle ? pugi::xml_node() : at.first_child();
    while (!next && at != root) {
      next = at.next_sibling();
      if (!next) at = at.parent();
    }
    at = next;
  }
}

// The text in an element. Word has its text in "w:t", within the runs of a
// "w:p"; LibreOffice has it in "text:p" and "text:h".
std::string text_in(const pugi::xml_node& root, bool is_word) {
  std::string text;
  visit_below(root, is_word ? idle_in_word : idle_in_libreoffice,
              [&](const pugi::xml_node& at) {
                const std::string_view name = local_name(at);
                const bool is_text =
                    at.type() == pugi::node_pcdata &&
                    (!is_word || local_name(at.parent()) == "t");
                if ((name == "p" || name == "h") && !text.empty()) {
                  text += "\n\n";
                }
                if (name == "tab" || name == "s") text += ' ';
                if (name == "br" || name == "cr" || name == "line-break") {
                  text += '\n';
                }
                if (name == "noBreakHyphen") text += '-';
                if (is_text) text += at.value();
              });
  return text;
}

bool load(pugi::xml_document& document, const DocumentParts& parts,
          const std::string& path) {
  const auto found = parts.find(path);
  return found != parts.end() &&
         document.load_buffer(found->second.data(), found->second.size(),
                              pugi::parse_default | pugi::parse_ws_pcdata);
}

using Nodes = std::vector<pugi::xml_node>;

// The elements of these names, in their order.
Nodes all_below(const pugi::xml_node& root, const Names& names,
                const Names& idle) {
  Nodes nodes;
  visit_below(root, idle, [&](const pugi::xml_node& at) {
    if (contains(names, local_name(at))) nodes.push_back(at);
  });
  return nodes;
}

// The outermost paragraph or heading around a node; a null node if there is
// none.
pugi::xml_node paragraph_around(pugi::xml_node node) {
  constexpr int highest = 64;  // elements above
  pugi::xml_node paragraph;
  for (int i = 0; node && i < highest; ++i, node = node.parent()) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") paragraph = node;
  }
  return paragraph;
}

// Puts notes behind paragraphs, several of one paragraph in their order.
class NotePlaces {
 public:
  void place(pugi::xml_node reference, pugi::xml_node note) {
    const pugi::xml_node paragraph = paragraph_around(reference);
    if (!paragraph) return;
    pugi::xml_node& last = last_of_[paragraph.internal_object()];
    if (!last) last = paragraph;
    for (const pugi::xml_node child : note.children()) {
      last = paragraph.parent().insert_copy_after(child, last);
    }
  }

 private:
  std::map<const void*, pugi::xml_node> last_of_;
};

struct Link {
  std::string type;
  std::string path;
};

// Where the links of a part of Word lead, by their ids.
std::map<std::string, Link> links_of(const DocumentParts& parts,
                                     const std::string& path) {
  const std::filesystem::path part(path);
  const std::string list =
      (part.parent_path() / "_rels" / (part.filename().string() + ".rels"))
          .string();
  std::map<std::string, Link> links;
  pugi::xml_document document;
  if (!load(document, parts, list)) return links;
  for (const pugi::xml_node link : document.document_element().children()) {
    const std::string type = attribute_of(link, "Type");
    std::string target = linked_part(path, attribute_of(link, "Target"));
    if (target.starts_with('/')) target.erase(0, 1);
    links[attribute_of(link, "Id")] = {type.substr(type.rfind('/') + 1),
                                       target};
  }
  return links;
}

std::string path_of_type(const std::map<std::string, Link>& links,
                         std::string_view type) {
  for (const auto& [id, link] : links) {
    if (link.type == type) return link.path;
  }
  return "";
}

// The part that has the text: the list of types says which, and some programs
// call it otherwise than "word/document.xml".
std::string main_part_of_word(const DocumentParts& parts) {
  pugi::xml_document types;
  if (load(types, parts, "[Content_Types].xml")) {
    for (const pugi::xml_node part : types.document_element().children()) {
      const std::string type = attribute_of(part, "ContentType");
      const std::string path = attribute_of(part, "PartName");
      if (type.find("word") != type.npos && type.ends_with(".main+xml") &&
          path.starts_with('/') && parts.contains(path.substr(1))) {
        return path.substr(1);
      }
    }
  }
  return "word/document.xml";
}

// Each note is placed once, however often it is referred to.
void place_notes(pugi::xml_node body, const DocumentParts& parts,
                 const std::map<std::string, Link>& links) {
  NotePlaces places;
  for (const char* kind : {"footnote", "endnote"}) {
    pugi::xml_document notes;
    if (!load(notes, parts, path_of_type(links, std::string(kind) + "s"))) {
      continue;
    }
    std::map<std::string, pugi::xml_node> note_of;
    for (const pugi::xml_node note : notes.document_element().children()) {
      if (attribute_of(note, "type").empty()) {
        note_of[attribute_of(note, "id")] = note;
      }
    }
    const std::string reference = std::string(kind) + "Reference";
    for (const pugi::xml_node at : all_below(body, {reference}, idle_in_word)) {
      const auto note = note_of.find(attribute_of(at, "id"));
      if (note == note_of.end()) continue;
      places.place(at, note->second);
      note_of.erase(note);
    }
  }
}

// The text of a page that was put into a document of Word as it was: HTML, or
// a message around HTML.
std::string text_of_chunk(const std::string& path, const std::string& bytes,
                          const RawRecord& record) {
  if (!path.ends_with(".mht") && !path.ends_with(".mhtml")) {
    return text_of_markup(decode_text(bytes, "").utf8);
  }
  RawRecord message;
  message.format = record.format;
  message.names = record.names;
  message.bytes = bytes;
  message.name = record.name;
  message.id = record.id;
  message.origin = record.origin;
  try {
    return parse_mail(message, nullptr).text;
  } catch (const CorpusError&) {
    return "";  // it has no text
  }
}

void place_chunks(pugi::xml_node body, const DocumentParts& parts,
                  const std::map<std::string, Link>& links,
                  const RawRecord& record) {
  std::set<std::string> seen;
  for (pugi::xml_node chunk : all_below(body, {"altChunk"}, idle_in_word)) {
    const auto link = links.find(attribute_of(chunk, "id"));
    if (link == links.end() || !seen.insert(link->second.path).second) continue;
    const auto part = parts.find(link->second.path);
    if (part == parts.end()) continue;
    pugi::xml_node paragraph = chunk.parent().insert_child_after("p", chunk);
    paragraph.append_child("t").text().set(
        text_of_chunk(part->first, part->second, record).c_str());
  }
}

// The ids of the styles of this name, in lower case: ids are in the language of
// the program, names are not.
std::set<std::string> styles_of(const pugi::xml_node& styles,
                                std::string_view name) {
  std::set<std::string> ids;
  for (const pugi::xml_node style : styles.children()) {
    if (ascii_lower(attribute_of(child_of(style, "name"), "val")) == name) {
      ids.insert(attribute_of(style, "styleId"));
    }
  }
  return ids;
}

// Of the first paragraphs, the one that is set as a title, else the first if
// that is a heading. Paragraphs of LibreOffice name their style, or one that is
// made from it.
template <typename IsTitle, typename IsHeading>
std::string title_in(pugi::xml_node body, bool is_word, IsTitle is_title,
                     IsHeading is_heading) {
  constexpr std::size_t most = 100;
  Nodes paragraphs =
      all_below(body, {"p", "h"}, is_word ? idle_in_word : idle_in_libreoffice);
  if (paragraphs.size() > most) paragraphs.resize(most);
  std::string heading;
  bool is_first = true;
  for (const pugi::xml_node& paragraph : paragraphs) {
    const bool may_be_heading = is_first && is_heading(paragraph);
    if (!may_be_heading && !is_first && !is_title(paragraph)) continue;
    std::string text = one_line(text_in(paragraph, is_word));
    if (text.empty()) continue;
    if (is_title(paragraph)) return text;
    if (may_be_heading) heading = std::move(text);
    is_first = false;
  }
  return heading;
}

std::string title_of_word(pugi::xml_node body, const DocumentParts& parts,
                          const std::string& styles_path) {
  pugi::xml_document styles;
  if (!load(styles, parts, styles_path)) return "";
  const pugi::xml_node root = styles.document_element();
  const std::set<std::string> titles = styles_of(root, "title");
  const std::set<std::string> headings = styles_of(root, "heading 1");
  const auto is_of = [](const std::set<std::string>& ids) {
    return [&ids](const pugi::xml_node& paragraph) {
      const pugi::xml_node properties = child_of(paragraph, "pPr");
      return ids.contains(attribute_of(child_of(properties, "pStyle"), "val"));
    };
  };
  return title_in(body, true, is_of(titles), is_of(headings));
}

// The notes of LibreOffice stand amid the paragraph that refers to them.
void move_notes(pugi::xml_node text) {
  NotePlaces places;
  for (const pugi::xml_node& note :
       all_below(text, {"note"}, {"tracked-changes", "annotation"})) {
    places.place(note, child_of(note, "note-body"));
  }
}

}  // namespace

std::string linked_part(const std::string& from, const std::string& link) {
  const std::unique_ptr<char, decltype(&g_free)> path(
      g_uri_unescape_string(link.c_str(), nullptr), g_free);
  return (std::filesystem::path(from).parent_path() /
          (path == nullptr ? link.c_str() : path.get()))
      .lexically_normal()
      .string();
}

std::optional<DocumentText> text_of_word(const DocumentParts& parts,
                                         const RawRecord& record) {
  const std::string path = main_part_of_word(parts);
  pugi::xml_document document;
  if (!load(document, parts, path)) return std::nullopt;
  const pugi::xml_node body = below(document, "body");
  constexpr std::string_view roots[] = {"document", "wordDocument", "package"};
  if (std::ranges::find(roots, local_name(document.document_element())) ==
          std::end(roots) ||
      !body) {
    return std::nullopt;
  }
  const std::map<std::string, Link> links = links_of(parts, path);
  place_chunks(body, parts, links, record);
  std::string title = title_of_word(body, parts, path_of_type(links, "styles"));
  place_notes(body, parts, links);
  return DocumentText{text_in(body, true), std::move(title)};
}

std::optional<DocumentText> text_of_libreoffice(const DocumentParts& parts) {
  pugi::xml_document document;
  if (!load(document, parts, "content.xml")) return std::nullopt;
  const pugi::xml_node text = child_of(below(document, "body"), "text");
  if (!text) return std::nullopt;
  move_notes(text);
  std::set<std::string> titles{"Title"};
  for (const pugi::xml_node style :
       below(document, "automatic-styles").children()) {
    if (attribute_of(style, "parent-style-name") == "Title") {
      titles.insert(attribute_of(style, "name"));
    }
  }
  const auto is_title = [&](const pugi::xml_node& paragraph) {
    return titles.contains(attribute_of(paragraph, "style-name"));
  };
  const auto is_heading = [](const pugi::xml_node& paragraph) {
    return local_name(paragraph) == "h" &&
           attribute_of(paragraph, "outline-level") == "1";
  };
  return DocumentText{text_in(text, false),
                      title_in(text, false, is_title, is_heading)};
}

std::optional<DocumentText> text_of_fiction_book(const DocumentParts& parts,
                                                 ArticleFields& fields) {
  pugi::xml_document document;
  if (!load(document, parts, "book.fb2")) return std::nullopt;
  const pugi::xml_node root = document.document_element();
  const pugi::xml_node about = below(root, "title-info");
  for (const pugi::xml_node author : about.children()) {
    if (local_name(author) != "author") continue;
    std::string name;
    for (const char* part : {"first-name", "middle-name", "last-name"}) {
      name += ' ' + text_of(child_of(author, part));
    }
    fields.author += (fields.author.empty() ? "" : ", ") + one_line(name);
  }
  fields.title = text_of(child_of(about, "book-title"));
  fields.language = text_of(child_of(about, "lang"));
  fields.date = text_of(child_of(about, "date"));
  if (is_blank(fields.date)) fields.date = text_of(below(root, "year"));
  DocumentText text;
  for (const pugi::xml_node body : root.children()) {
    if (local_name(body) != "body") continue;
    for (pugi::xml_node& line :
         all_below(body, {"v", "subtitle", "text-author", "tr"}, {})) {
      line.set_name("p");
    }
    text.text += "\n\n" + text_in(body, false);
  }
  return text;
}

}  // namespace dateline
