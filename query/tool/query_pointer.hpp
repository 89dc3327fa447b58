#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// The query and, on a second line, a caret below what stands at byte `offset`
// (the query's size: below what is missing at its end). Of a query wider than
// `width` columns the part around the caret is shown.
std::string point_into(std::string_view query, std::size_t offset,
                       std::size_t width);

}  // namespace dateline
