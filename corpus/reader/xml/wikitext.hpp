#pragma once

#include <set>
#include <string>
#include <string_view>

namespace dateline {

// What a page of MediaWiki says.
struct WikiPage {
  std::string html;
  std::string date;  // of a template {{date|...}}, as written; "" if none
};

// Reads the markup of MediaWiki. Headings, paragraphs, lists and tables become
// those of HTML, and links their words. Notes, pictures and categories are left
// out, as are templates but those that show their words in the text: {{w|...}},
// quotations. `hidden` are the namespaces, folded, of links that show nothing
// in the text: "file", "category".
WikiPage read_wikitext(std::string_view text,
                       const std::set<std::string>& hidden);

}  // namespace dateline
