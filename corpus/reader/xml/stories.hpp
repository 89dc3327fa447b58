#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

// How the articles stand in an XML document of some kind.
struct StoryKind {
  std::string_view root;     // local name of the root element
  std::string_view element;  // name of those that are an article each, if a
                             // document may list very many of them; else ""
  // The elements that are an article each, in reading order.
  std::vector<pugi::xml_node> (*stories)(const pugi::xml_node& root);
  // What an element says, with neither title nor text if it is no article.
  // Markup in it is kept.
  ArticleFields (*fields)(const pugi::xml_node& story);
  // What an element, or a document without stories, is that is no article.
  std::string_view other;
};

// The kind of a document with this root element, in whatever case; null if it
// is not known. These are known: RSS 0.9 to 2.0 with the exports of WordPress,
// RDF Site Summary, Channel Definition Format, Atom, NewsML 1, NewsML-G2, NITF,
// the dumps of MediaWiki.
const StoryKind* story_kind(std::string_view root);

// RSS and Atom. A WordPress export has menus and pictures among its items,
// which are no stories.
std::vector<pugi::xml_node> feed_items(const pugi::xml_node& root);
ArticleFields feed_fields(const pugi::xml_node& item);

// NewsML 1.0 to 1.2. An item can hold another.
std::vector<pugi::xml_node> newsml_items(const pugi::xml_node& root);
ArticleFields newsml_fields(const pugi::xml_node& item);

// NewsML-G2, with text in NITF, XHTML or plain. Items of other kinds, such as
// packages and pictures, are among the items and have no fields.
std::vector<pugi::xml_node> newsml_g2_items(const pugi::xml_node& root);
ArticleFields newsml_g2_fields(const pugi::xml_node& item);

// Dumps of MediaWiki, such as Wikinews. Pages of other namespaces than that of
// articles, and redirections, have no fields.
std::vector<pugi::xml_node> mediawiki_pages(const pugi::xml_node& root);
ArticleFields mediawiki_fields(const pugi::xml_node& page);

// NITF, of which a document is one story.
std::vector<pugi::xml_node> nitf_items(const pugi::xml_node& root);
ArticleFields nitf_fields(const pugi::xml_node& story);

}  // namespace dateline
