#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace dateline {

// Ways about an XML tree in which elements are known by their local names:
// files use many prefixes for one namespace. All take time in proportion to the
// tree and no stack.

// The tree takes about 64 bytes for a tag, a text or an attribute. XML with
// more tags and attributes than these is not to be read.
inline constexpr std::size_t max_xml_marks = 8'000'000;
bool has_countless_marks(std::string_view xml);

// "encoded" of "content:encoded".
std::string_view local_name(const pugi::xml_node& node);
std::string_view local_name(const pugi::xml_attribute& attribute);

// The first child, or the first element below, of this local name; a null node
// if there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
pugi::xml_node below(const pugi::xml_node& node, std::string_view name);

// Takes out all elements below of this local name.
void remove_below(pugi::xml_node node, std::string_view name);

// The first child of this name with its prefix: "content:encoded".
std::string text_of_child(const pugi::xml_node& node, std::string_view name);

// The value of the attribute of this local name; "" if there is none.
std::string attribute_of(const pugi::xml_node& node, std::string_view name);

// All text in an element, without its tags.
std::string text_of(const pugi::xml_node& node);

// Gives the element and those below it names in lower case.
void lower_names(pugi::xml_node root);

// What is in an element that holds HTML: its markup, or its text where the
// markup is escaped.
std::string content_of(const pugi::xml_node& node);

// What is in an element, as markup without prefixes.
std::string markup_of(const pugi::xml_node& node);

}  // namespace dateline
