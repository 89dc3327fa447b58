#pragma once

#include <pugixml.hpp>
#include <string>

namespace dateline {

// The markup of the text of a story, which is NITF, XHTML or alike, without
// pictures and what belongs to them.
std::string nitf_text(const pugi::xml_node& content);

}  // namespace dateline
