#pragma once

#include <string_view>

namespace dateline {

// True if the first line of `text` is a title, going by the look of it and of
// what follows: short, without a full stop at its end, and set off by a blank
// line, by capitals, or by being clearly shorter than the lines below. The
// text begins with a line that is not blank.
bool first_line_is_title(std::string_view text);

}  // namespace dateline
