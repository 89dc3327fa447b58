#include <algorithm>
#include <cstddef>
#include <vector>

#include "corpus/reader/xml/nitf_body.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// The part of an item that holds its text: in NITF or XHTML, else as it is.
// Other parts are a style sheet, the headline, a caption or an address, so it
// is the first that has at least half of the length of the longest: others may
// be translations.
pugi::xml_node data_of(const pugi::xml_node& item) {
  struct Part {
    pugi::xml_node data;
    std::size_t size = 0;
  };
  struct Finder final : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      if (local_name(node) != "DataContent") return true;
      const std::size_t size = trimmed(text_of(node)).size();
      if (size > 0)
        (below(node, "p") ? marked_up : plain).push_back({node, size});
      return marked_up.size() + plain.size() < most;
    }
    std::size_t most = 64;
    std::vector<Part> marked_up;
    std::vector<Part> plain;
  };
  Finder finder;
  pugi::xml_node root = item;
  root.traverse(finder);
  const std::vector<Part>& parts =
      finder.marked_up.empty() ? finder.plain : finder.marked_up;
  if (parts.empty()) return {};
  const std::size_t longest =
      std::ranges::max_element(parts, {}, &Part::size)->size;
  return std::ranges::find_if(
             parts, [&](const Part& part) { return 2 * part.size >= longest; })
      ->data;
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
  // The day in an id is of no item with some agencies, but of their format.
  set(fields.date, text_of(below(item, "DateId")));
  set(fields.date, text_of(below(item, "FirstCreated")));
  if (fields.source.empty()) fields.source = text_of(below(item, "ProviderId"));
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
