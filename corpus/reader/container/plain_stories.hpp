#pragma once

#include <pugixml.hpp>
#include <vector>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

// XML that has an article, or several, in elements with names that are common
// for a title and a text: <headline> and <body>; or a NITF or NewsML document.
// Empty if there is none.
std::vector<pugi::xml_node> plain_stories(const pugi::xml_node& root,
                                          const FieldNames& names);
ArticleFields plain_fields(const pugi::xml_node& story,
                           const FieldNames& names);

}  // namespace dateline
