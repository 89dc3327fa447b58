#include "corpus/reader/xml/nitf_body.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

std::string g2_body_of(const pugi::xml_node& content) {
  for (const char* name : {"body.content", "body"}) {
    if (const pugi::xml_node body = below(content, name)) {
      return nitf_text(body);
    }
  }
  for (const char* name : {"inlineXML", "inlineData"}) {
    if (const pugi::xml_node part = below(content, name)) {
      return nitf_text(part);
    }
  }
  return "";
}

// What a property is called: by a name in it, or by its code behind the
// vocabulary's ("nprov:AFP").
std::string name_of_property(const pugi::xml_node& property) {
  std::string name = text_of(below(property, "name"));
  if (!is_blank(name)) return name;
  for (const char* attribute : {"literal", "qcode"}) {
    const std::string code = attribute_of(property, attribute);
    if (!code.empty()) return code.substr(code.find(':') + 1);
  }
  return text_of(property);
}

std::string authors_of(const pugi::xml_node& meta) {
  if (std::string by = text_of(child_of(meta, "by")); !is_blank(by)) return by;
  std::string authors;
  for (const pugi::xml_node node : meta.children()) {
    if (local_name(node) != "creator") continue;
    const std::string name(trimmed(text_of(below(node, "name"))));
    if (name.empty()) continue;
    authors += authors.empty() ? name : ", " + name;
  }
  return authors;
}

// All that the content says, in whatever markup.
std::string text_of_content(const pugi::xml_node& content) {
  std::string text;
  for (const char* name : {"inlineXML", "inlineData"}) {
    text += text_of(below(content, name));
  }
  return text;
}

// Whether the item is meant to be a text, such as a flash that is only a
// headline.
bool is_text_item(const pugi::xml_node& item) {
  const pugi::xml_node kind = below(below(item, "itemMeta"), "itemClass");
  return attribute_of(kind, "qcode").ends_with(":text") &&
         !below(item, "remoteContent");
}

std::string first_date(const pugi::xml_node& item) {
  for (const char* name :
       {"firstCreated", "contentCreated", "versionCreated"}) {
    std::string date = text_of(below(item, name));
    if (!is_blank(date)) return date;
  }
  return "";
}

}  // namespace

std::vector<pugi::xml_node> newsml_g2_items(const pugi::xml_node& root) {
  if (local_name(root) == "newsItem") return {root};
  std::vector<pugi::xml_node> items;
  for (const pugi::xml_node set : root.children()) {
    if (local_name(set) != "itemSet") continue;
    for (const pugi::xml_node item : set.children()) {
      if (local_name(item).ends_with("Item")) items.push_back(item);
    }
  }
  return items;
}

ArticleFields newsml_g2_fields(const pugi::xml_node& item) {
  const pugi::xml_node meta = below(item, "contentMeta");
  const pugi::xml_node content = below(item, "contentSet");
  ArticleFields fields;
  if (local_name(item) != "newsItem") return fields;
  if (const pugi::xml_node nitf = below(content, "nitf")) {
    fields = nitf_fields(nitf);
  }
  fields.text = g2_body_of(content);
  if (is_blank(text_of_content(content)) && !is_text_item(item)) return {};
  const auto set = [](std::string& field, std::string text) {
    if (!is_blank(text)) field = std::move(text);
  };
  set(fields.title, text_of(child_of(meta, "headline")));
  set(fields.author, authors_of(meta));
  set(fields.id, attribute_of(item, "guid"));
  set(fields.date, first_date(item));
  set(fields.source, name_of_property(below(item, "provider")));
  set(fields.language, attribute_of(item, "lang"));
  set(fields.language, attribute_of(child_of(meta, "language"), "tag"));
  fields.markup = Markup::yes;
  return fields;
}

}  // namespace dateline
