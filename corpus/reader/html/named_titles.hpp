#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "corpus/reader/html/page_facts.hpp"
#include "corpus/reader/html/shown_lines.hpp"
#include "corpus/reader/html/title_parts.hpp"

namespace dateline {

// What a page says its headline is; of no parts if it says nothing.
struct NamedTitle {
  explicit NamedTitle(std::string name)
      : text(std::move(name)), key(title_key(text)), parts(title_parts(text)) {}
  NamedTitle(const NamedTitle&) = delete;  // the parts lie within the text
  NamedTitle& operator=(const NamedTitle&) = delete;

  std::string text;
  std::string key;
  std::vector<TitlePart> parts;
};

// Of JSON-LD, for links to the page, and of its window.
struct NamedTitles {
  explicit NamedTitles(const PageFacts& facts)
      : names{NamedTitle(facts.linked_data().headline),
              NamedTitle(
                  facts.meta({"og:title", "twitter:title", "headline",
                              "dc.title", "parsely-title", "sailthru.title"})),
              NamedTitle(std::string(facts.title()))} {}

  const NamedTitle& for_links() const { return names[1]; }
  const NamedTitle& of_window() const { return names[2]; }

  std::array<NamedTitle, 3> names;
};

// Whether the key of a text holds that of another, which is not "".
bool holds(const std::string& longer, const std::string& shorter);

// Whether a headline on the page is the one that the data name. A short first
// part of the title of the window may be a section.
bool agree(const ShownLine& headline, const NamedTitle& name,
           bool is_of_window);

// Whether a name holds another one and a headline is what stands beside it, as
// the outlet's name does in "Crane falls - Gazette" if "Crane falls" is named.
bool is_beside_names(const ShownLine& headline, const NamedTitle& name,
                     const NamedTitles& named);

// Whether one of the names but those for links holds a text.
bool is_named_elsewhere(const std::string& key, const NamedTitles& named);

// Whether all names are the same but for the outlet's, and there are several.
bool are_unanimous(const NamedTitles& named, const OutletNames& outlet);

// Whether a headline is a part of what the data name, as the outlet's name is.
bool is_part_of_names(const ShownLine& headline, const NamedTitles& named);

}  // namespace dateline
