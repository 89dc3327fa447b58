#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "corpus/reader/author/author_addresses.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/wordpress.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/absolute_address.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

bool is_item(const pugi::xml_node& node) {
  return local_name(node) == "item" || local_name(node) == "entry";
}

// Whether an item of a WordPress export is none that people read.
bool is_furniture(const pugi::xml_node& item) {
  constexpr std::string_view kinds[] = {
      "attachment",    "nav_menu_item", "revision",         "custom_css",
      "wp_navigation", "wp_template",   "wp_global_styles", "oembed_cache"};
  const std::string kind = text_of_child(item, "wp:post_type");
  return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

// The first child with this name, prefix included, that stands before the
// items: of a feed, whose items are many. feed_items() moves what is no item
// there.
pugi::xml_node property_of(const pugi::xml_node& feed, std::string_view name) {
  for (const pugi::xml_node node : feed.children()) {
    if (is_item(node)) break;
    if (name == node.name() || name == local_name(node)) return node;
  }
  return {};
}

struct Prefix {
  std::string_view name;
  std::string_view address;  // of its namespace
};

// The prefixes that most feeds have, and this reader looks for.
constexpr Prefix usual_prefixes[] = {
    {"atom", "http://www.w3.org/2005/Atom"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"media", "http://search.yahoo.com/mrss/"},
    {"xhtml", "http://www.w3.org/1999/xhtml"}};

// "dc" of "dc:date"; "" of "date".
std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? "" : name.substr(0, colon);
}

// The prefixes of a feed that stand for usual ones. They are in small letters,
// too, as lower_names() may have left the elements.
std::map<std::string, std::string_view> other_prefixes(
    const pugi::xml_node& feed) {
  std::map<std::string, std::string_view> others;
  for (const pugi::xml_attribute declared : feed.attributes()) {
    if (!std::string_view(declared.name()).starts_with("xmlns:")) continue;
    const std::string prefix(local_name(declared));
    const auto* const usual = std::ranges::find(
        usual_prefixes, std::string_view(declared.value()), &Prefix::address);
    if (usual == std::end(usual_prefixes) || usual->name == prefix) continue;
    others.emplace(prefix, usual->name);
    others.emplace(ascii_lower(prefix), usual->name);
  }
  return others;
}

// Gives what is in an item the names by which it is known here: those of the
// feed's own namespace, which is the item's, have no prefix.
void use_usual_prefixes(const pugi::xml_node& item,
                        const std::map<std::string, std::string_view>& others) {
  const std::string own(prefix_of(item.name()));
  for (pugi::xml_node node : item.children()) {
    const std::string prefix(prefix_of(node.name()));
    if (prefix.empty()) continue;
    const std::string local(local_name(node));
    if (prefix == own) {
      node.set_name(local.c_str());
    } else if (const auto usual = others.find(prefix); usual != others.end()) {
      node.set_name((std::string(usual->second) + ':' + local).c_str());
    }
  }
}

// Puts what stands behind items before the first of them.
void move_properties_to_front(pugi::xml_node feed) {
  const pugi::xml_node first = feed.find_child(is_item);
  for (pugi::xml_node node = first; node;) {
    const pugi::xml_node next = node.next_sibling();
    if (!is_item(node)) feed.insert_move_before(node, first);
    node = next;
  }
}

// The first of these children that is filled, by names with prefixes.
std::string first_of(const pugi::xml_node& item,
                     std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string text = text_of_child(item, name);
    if (!is_blank(text)) return text;
  }
  return "";
}

// The longest of the texts that an item has: a summary is often beside the
// whole.
std::string item_body_of(const pugi::xml_node& item) {
  std::string longest;
  for (const std::string_view name :
       {"content:encoded", "content", "atom:content", "description",
        "atom:summary", "summary", "media:description", "fulltext",
        "yandex:full-text", "body", "xhtml:body", "abstract"}) {
    const pugi::xml_node node =
        item.find_child([&](const pugi::xml_node& child) {
          return std::string_view(child.name()) == name;
        });
    std::string text = content_of(node);
    if (trimmed(text).size() > trimmed(longest).size()) {
      longest = std::move(text);
    }
  }
  return longest;
}

// The address by which those in an element count, as xml:base says.
std::string base_of(const pugi::xml_node& node) {
  std::string base;
  for (pugi::xml_node at = node; at; at = at.parent()) {
    const std::string outer = at.attribute("xml:base").value();
    if (outer.empty()) continue;
    base = base.empty() ? outer : absolute_address(base, outer);
    if (base.find("://") != base.npos) break;
  }
  return base;
}

std::string address_in(const pugi::xml_node& link) {
  const std::string target = attribute_of(link, "href");
  const std::string absolute =
      target.empty() ? "" : absolute_address(target, base_of(link));
  return absolute.empty() ? target : absolute;
}

std::string link_of(const pugi::xml_node& item) {
  std::string address;
  for (const pugi::xml_node link : item.children()) {
    if (local_name(link) != "link") continue;
    const std::string relation = attribute_of(link, "rel");
    const std::string target = address_in(link);
    if (target.empty()) {
      if (std::string text = text_of(link); !is_blank(text)) return text;
    } else if (relation.empty() || relation == "alternate") {
      return target;
    } else if (address.empty() && relation == "self") {
      address = target;
    }
  }
  const pugi::xml_node guid = child_of(item, "guid");
  const std::string id = text_of(guid);
  if (attribute_of(guid, "isPermaLink") != "false" && id.starts_with("http")) {
    return id;
  }
  return address;
}

std::string author_of(const pugi::xml_node& item) {
  std::string authors;
  for (const pugi::xml_node node : item.children()) {
    if (local_name(node) != "author" && local_name(node) != "creator") continue;
    const pugi::xml_node name = child_of(node, "name");
    const std::string written = text_of(name ? name : node);
    const std::string text = without_addresses(std::string(trimmed(written)));
    if (text.empty() || authors.find(text) != authors.npos) continue;
    authors += authors.empty() ? text : ", " + text;
  }
  return authors;
}

// The channel or feed that an item belongs to. Items of RDF stand behind their
// channel, others in it.
pugi::xml_node feed_of(const pugi::xml_node& item) {
  const pugi::xml_node parent = item.parent();
  const pugi::xml_node channel = property_of(parent, "channel");
  return channel ? channel : parent;
}

std::string language_of(const pugi::xml_node& item) {
  for (pugi::xml_node at = item; at; at = at.parent()) {
    if (std::string lang = attribute_of(at, "lang"); !lang.empty()) return lang;
  }
  return text_of(property_of(feed_of(item), "language"));
}

}  // namespace

std::vector<pugi::xml_node> feed_items(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> items;
  move_properties_to_front(root);
  if (is_item(root)) items.push_back(root);
  for (const pugi::xml_node node : root.children()) {
    if (is_item(node)) items.push_back(node);
    if (local_name(node) != "channel") continue;
    move_properties_to_front(node);
    for (const pugi::xml_node item : node.children()) {
      if (is_item(item) && !is_furniture(item)) items.push_back(item);
    }
  }
  const auto others = other_prefixes(root);
  for (const pugi::xml_node& item : items) use_usual_prefixes(item, others);
  return items;
}

ArticleFields feed_fields(const pugi::xml_node& item) {
  ArticleFields fields;
  fields.title = content_of(child_of(item, "title"));
  fields.text = item_body_of(item);
  if (child_of(item, "post_type")) fields.text = wordpress_html(fields.text);
  fields.url = link_of(item);
  // Items of one page, such as those of a day's log, have addresses that differ
  // only behind "#". A relative address alone names nothing.
  const bool is_part_of_page = fields.url.find('#') != std::string::npos;
  const bool is_absolute = fields.url.find("://") != std::string::npos;
  if (!is_absolute || is_part_of_page) {
    fields.id = first_of(item, {"guid", "id"});
  }
  fields.date =
      first_of(item, {"pubDate", "published", "atom:published", "dc:date",
                      "dcterms:issued", "dcterms:created", "issued", "created",
                      "wp:post_date", "updated", "atom:updated", "modified",
                      "dcterms:modified", "pubdate", "PubDate"});
  fields.author = author_of(item);
  fields.source = first_of(item, {"source", "dc:publisher"});
  if (is_blank(fields.source)) {
    fields.source = text_of(property_of(feed_of(item), "title"));
  }
  fields.language = language_of(item);
  fields.markup = Markup::yes;
  return fields;
}

}  // namespace dateline
