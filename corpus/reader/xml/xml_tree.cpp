#include "corpus/reader/xml/xml_tree.hpp"

#include <algorithm>
#include <iterator>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

// Calls visit(node) for all nodes below, in reading order, until it returns
// false. pugixml's own walk takes no stack.
template <typename Visit>
void visit_below(pugi::xml_node node, Visit visit) {
  struct Walker final : pugi::xml_tree_walker {
    explicit Walker(Visit& visit_node) : visit(visit_node) {}
    bool for_each(pugi::xml_node& at) override { return visit(at); }
    Visit& visit;
  };
  Walker walker(visit);
  node.traverse(walker);
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// Whether white space parts what is before and behind an element.
bool parts_words(std::string_view name) {
  return name == "p" || name == "br" || name == "hl1" || name == "hl2" ||
         name == "byttl" || name == "li" || name == "tr" || name == "td";
}

// HTML's own entities, which XML does not know, stay what they are. pugixml
// escapes the "&" of them when it writes text: "&amp;eacute;".
std::string with_html_entities(std::string_view xml) {
  constexpr std::string_view escaped = "&amp;";
  constexpr std::string_view of_xml[] = {"amp", "lt", "gt", "quot", "apos"};
  std::string text;
  while (!xml.empty()) {
    const std::size_t at = std::min(xml.find(escaped), xml.size());
    text += xml.substr(0, at);
    xml.remove_prefix(at);
    if (xml.empty()) break;
    const std::string_view behind = xml.substr(escaped.size());
    const auto* end = std::ranges::find_if_not(behind, is_ascii_letter);
    const std::string_view name =
        behind.substr(0, static_cast<std::size_t>(end - behind.begin()));
    const bool is_entity = !name.empty() &&
                           behind.substr(name.size()).starts_with(';') &&
                           std::ranges::find(of_xml, name) == std::end(of_xml);
    text += is_entity ? "&" : escaped;
    xml = behind;
  }
  return text;
}

struct StringWriter final : pugi::xml_writer {
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
  std::string text;
};

}  // namespace

bool has_countless_marks(std::string_view xml) {
  const auto marks =
      std::ranges::count(xml, '<') + std::ranges::count(xml, '=');
  return static_cast<std::size_t>(marks) > max_xml_marks;
}

std::string_view local_name(const pugi::xml_node& node) {
  return without_prefix(node.name());
}

std::string_view local_name(const pugi::xml_attribute& attribute) {
  return without_prefix(attribute.name());
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  return node.find_child(
      [&](const pugi::xml_node& child) { return local_name(child) == name; });
}

pugi::xml_node below(const pugi::xml_node& node, std::string_view name) {
  pugi::xml_node found;
  visit_below(node, [&](const pugi::xml_node& at) {
    if (local_name(at) != name) return true;
    found = at;
    return false;
  });
  return found;
}

void remove_below(pugi::xml_node node, std::string_view name) {
  pugi::xml_node at = node.first_child();
  while (at && at != node) {
    pugi::xml_node next = at.first_child();
    const bool is_removed = local_name(at) == name;
    if (is_removed) next = {};
    for (pugi::xml_node up = at; !next && up && up != node; up = up.parent()) {
      next = up.next_sibling();
    }
    if (is_removed) at.parent().remove_child(at);
    at = next;
  }
}

std::string text_of_child(const pugi::xml_node& node, std::string_view name) {
  return text_of(node.find_child([&](const pugi::xml_node& child) {
    return std::string_view(child.name()) == name;
  }));
}

std::string attribute_of(const pugi::xml_node& node, std::string_view name) {
  return node
      .find_attribute([&](const pugi::xml_attribute& attribute) {
        return local_name(attribute) == name;
      })
      .value();
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  visit_below(node, [&](const pugi::xml_node& at) {
    if (is_text(at)) {
      text += at.value();
    } else if (parts_words(local_name(at)) && !text.empty()) {
      text += ' ';
    }
    return true;
  });
  return text;
}

void lower_names(pugi::xml_node root) {
  root.set_name(ascii_lower(root.name()).c_str());
  visit_below(root, [](pugi::xml_node at) {
    if (at.type() == pugi::node_element) {
      at.set_name(ascii_lower(at.name()).c_str());
    }
    for (pugi::xml_attribute attribute : at.attributes()) {
      attribute.set_name(ascii_lower(attribute.name()).c_str());
    }
    return true;
  });
}

std::string content_of(const pugi::xml_node& node) {
  const bool has_elements = node.find_child([](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  });
  return has_elements ? markup_of(node) : text_of(node);
}

std::string markup_of(const pugi::xml_node& node) {
  StringWriter writer;
  for (const pugi::xml_node child : node.children()) {
    child.print(writer, "", pugi::format_raw | pugi::format_no_declaration);
  }
  return with_html_entities(writer.text);
}

}  // namespace dateline
