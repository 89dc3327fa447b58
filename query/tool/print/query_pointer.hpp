#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::query_tool {

// The query and, on a second line, a caret below byte `offset` of it; an offset
// of the query's size puts the caret behind its end. Of a query wider than
// `width` columns only the part around the caret is shown.
std::string point_into(std::string_view query, std::size_t offset,
                       std::size_t width);

// `text` in at most `width` columns, with "..." in place of an end that does
// not fit. `text` must be a result of display_text().
std::string shortened_text(std::string_view text, std::size_t width);

}  // namespace dateline::query_tool
