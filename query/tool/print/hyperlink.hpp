#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// The hit's web address, if it is one that a reader may safely follow: http or
// https, without white space and control characters. "javascript:" is none.
std::optional<std::string> web_link(const Hit& hit);

// file:// and the path of the file that the article was read from, behind # the
// line at which it begins. Nothing if the path is not known as a whole.
std::optional<std::string> file_link(const Hit& hit);

// `text`, which a terminal that knows OSC 8 makes a link; it is not changed
// without a target.
std::string hyperlinked(const std::string& text,
                        const std::optional<std::string>& target);

}  // namespace dateline::query_tool
