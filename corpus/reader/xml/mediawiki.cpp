#include <set>
#include <string>
#include <string_view>

#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/wikitext.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/percent_escape.hpp"

namespace dateline {
namespace {

pugi::xml_node site_of(const pugi::xml_node& page) {
  return child_of(page.parent(), "siteinfo");
}

// The namespaces of pictures and categories, in the wiki's language and in
// English, which is always understood.
std::set<std::string> hidden_namespaces(const pugi::xml_node& site) {
  std::set<std::string> names{"file", "image", "category", "media"};
  for (const pugi::xml_node name : child_of(site, "namespaces").children()) {
    const std::string key = attribute_of(name, "key");
    if (key == "6" || key == "14") names.insert(fold_text(text_of(name)));
  }
  return names;
}

// Whether people read it as an article: discussions, pages about pictures and
// the like are in other namespaces.
bool is_article(const pugi::xml_node& page) {
  const std::string space = text_of(child_of(page, "ns"));
  return (space.empty() || space == "0") && !child_of(page, "redirect");
}

// The title of a page as a part of its address, in which "?" and the like would
// end the path.
std::string in_address(std::string_view title) {
  constexpr std::string_view marks = "%?#\"<>[]\\^`{|}";
  std::string path;
  for (const char c : title) {
    if (marks.find(c) == marks.npos) {
      path += c == ' ' ? '_' : c;
    } else {
      path += percent_escape(c);
    }
  }
  return path;
}

// "https://news.example/wiki/Pier_closed", from that of the main page.
std::string address_of(const std::string& title, const pugi::xml_node& site) {
  const std::string main_page = text_of(child_of(site, "base"));
  const std::size_t slash = main_page.rfind('/');
  if (slash == main_page.npos) return "";
  return main_page.substr(0, slash + 1) + in_address(title);
}

}  // namespace

std::vector<pugi::xml_node> mediawiki_pages(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> pages;
  for (const pugi::xml_node page : root.children()) {
    if (local_name(page) == "page") pages.push_back(page);
  }
  return pages;
}

ArticleFields mediawiki_fields(const pugi::xml_node& page) {
  ArticleFields fields;
  if (!is_article(page)) return fields;
  pugi::xml_node revision;
  for (const pugi::xml_node child : page.children()) {
    if (local_name(child) == "revision") revision = child;  // the last is shown
  }
  const pugi::xml_node site = site_of(page);
  const WikiPage read = read_wikitext(text_of(child_of(revision, "text")),
                                      hidden_namespaces(site));
  fields.title = text_of(child_of(page, "title"));
  fields.text = read.html;
  fields.date =
      read.date.empty() ? text_of(child_of(revision, "timestamp")) : read.date;
  fields.url = address_of(fields.title, site);
  if (fields.url.empty()) fields.id = text_of(child_of(page, "id"));
  fields.source = text_of(child_of(site, "sitename"));
  fields.language = attribute_of(page.parent(), "lang");
  fields.markup = Markup::yes;
  return fields;
}

}  // namespace dateline
