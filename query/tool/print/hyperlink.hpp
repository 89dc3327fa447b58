#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/results.hpp"

namespace dateline::query_tool {

// A file:// address of the file that the article was read from, with "#" and
// the line at which it begins, if that is not the first. Nothing if the
// absolute path is not known.
std::optional<std::string> file_link(const Hit& hit);

// `text` as a link, for terminals that know OSC 8; unchanged without a target.
std::string hyperlinked(const std::string& text,
                        const std::optional<std::string>& target);

}  // namespace dateline::query_tool
