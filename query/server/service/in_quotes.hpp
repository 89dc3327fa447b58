#pragma once

#include <string>
#include <string_view>

namespace dateline::server {

// A text as a quoted part of a query, which means this text and nothing else.
std::string in_quotes(std::string_view text);

}  // namespace dateline::server
