#pragma once

#include <string_view>

namespace dateline {

// Whether `text` is a date that a query may name: YYYY, YYYY-MM, YYYY-MM-DD,
// `today`, `yesterday`, or so long ago: 7d, 2w, 3m, 1y (up to four digits).
bool is_date_form(std::string_view text);

}  // namespace dateline
