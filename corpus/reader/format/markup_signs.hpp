#pragma once

#include <string_view>

namespace dateline {

// Whether a text that may be HTML is: it has a tag or an entity of HTML. A text
// that only has "<" or "&" has none.
bool has_markup(std::string_view text);

}  // namespace dateline
