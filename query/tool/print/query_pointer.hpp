#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::query_tool {

// The query and, on a second line, a caret below what stands at byte `offset`
// (the query's size: below what is missing at its end). Of a query wider than
// `width` columns the part around the caret is shown.
std::string point_into(std::string_view query, std::size_t offset,
                       std::size_t width);

// `text`, which holds nothing that display_text() would change, in at most
// `width` columns; "..." stands for what has no room.
std::string shortened_text(std::string_view text, std::size_t width);

}  // namespace dateline::query_tool
