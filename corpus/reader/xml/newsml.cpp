#include "corpus/reader/xml/nitf_body.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// The first part of an item that holds a text: in NITF or XHTML, else as it is.
// Style sheets may stand before it.
pugi::xml_node data_of(const pugi::xml_node& item) {
  const auto is_data = [](const pugi::xml_node& node) {
    return local_name(node) == "DataContent" && !is_blank(text_of(node));
  };
  const pugi::xml_node marked_up =
      item.find_node([&](const pugi::xml_node& node) {
        return is_data(node) && below(node, "p");
      });
  return marked_up ? marked_up : item.find_node(is_data);
}

// The text of the first element of this name that is filled: outer parts of an
// item have lines that are empty.
std::string filled_line(const pugi::xml_node& item, std::string_view name) {
  return text_of(item.find_node([&](const pugi::xml_node& node) {
    return local_name(node) == name && !is_blank(text_of(node));
  }));
}

// Paragraphs of plain text become those of markup.
std::string body_of(const pugi::xml_node& data) {
  for (const char* name : {"body.content", "body"}) {
    if (const pugi::xml_node body = below(data, name)) return nitf_text(body);
  }
  return nitf_text(data);
}

}  // namespace

std::vector<pugi::xml_node> newsml_items(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> items;
  for (const pugi::xml_node node : root.children()) {
    if (local_name(node) == "NewsItem") items.push_back(node);
  }
  return items;
}

ArticleFields newsml_fields(const pugi::xml_node& item) {
  const pugi::xml_node data = data_of(item);
  ArticleFields fields;
  if (const pugi::xml_node nitf = below(data, "nitf")) {
    fields = nitf_fields(nitf);
  }
  fields.text = body_of(data);
  const auto set = [](std::string& field, std::string text) {
    if (!is_blank(text)) field = std::move(text);
  };
  set(fields.title, filled_line(item, "HeadLine"));
  set(fields.author, filled_line(item, "ByLine"));
  set(fields.id, text_of(below(item, "PublicIdentifier")));
  set(fields.date, text_of(below(item, "FirstCreated")));
  set(fields.date, text_of(below(item, "DateId")));
  set(fields.source,
      attribute_of(below(below(item, "Provider"), "Party"), "FormalName"));
  set(fields.language, attribute_of(item, "lang"));
  set(fields.language,
      attribute_of(below(below(item, "DescriptiveMetadata"), "Language"),
                   "FormalName"));
  fields.markup = Markup::yes;
  return fields;
}

}  // namespace dateline
