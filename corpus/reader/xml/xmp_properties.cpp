#include "corpus/reader/xml/xmp_properties.hpp"

#include <initializer_list>
#include <pugixml.hpp>

#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// The values of a property in the first form that has any: the items of a list,
// the text of an element, an attribute of the description.
std::string value_of(const pugi::xml_node& root, std::string_view name) {
  const pugi::xml_node element = below(root, name);
  std::string values;
  for (const pugi::xml_node list : element.children()) {
    for (const pugi::xml_node item : list.children()) {
      const std::string value = one_line(text_of(item));
      if (value.empty()) continue;
      if (!values.empty()) values += ", ";
      values += value;
      // The items of this list are translations of one value.
      if (local_name(list) == "Alt") break;
    }
  }
  if (values.empty() && element) values = one_line(text_of(element));
  if (!values.empty()) return values;
  for (const pugi::xml_node description : below(root, "RDF").children()) {
    values = one_line(attribute_of(description, name));
    if (!values.empty()) return values;
  }
  return "";
}

std::string first_value_of(const pugi::xml_node& root,
                           std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string value = value_of(root, name);
    if (!value.empty()) return value;
  }
  return "";
}

}  // namespace

XmpProperties xmp_properties_of(const std::string& xmp) {
  pugi::xml_document document;
  if (xmp.empty() || has_countless_marks(xmp) ||
      !document.load_buffer(xmp.data(), xmp.size())) {
    return {};
  }
  return {
      value_of(document, "title"), value_of(document, "creator"),
      first_value_of(document, {"publicationName", "publisher"}),
      first_value_of(document, {"publicationDate", "coverDate", "DateCreated"}),
      first_value_of(document, {"CreateDate", "date"})};
}

}  // namespace dateline
