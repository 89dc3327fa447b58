#pragma once

#include <string_view>

namespace dateline {

// Whether a text that may be HTML is: it has a tag or an entity of HTML. A text
// that only has "<" or "&" has none.
bool has_markup(std::string_view text);

// Whether a text that was decoded from HTML without tags is HTML itself, which
// was escaped twice: it begins with a tag or comment and ends with a tag. Who
// writes about HTML puts them in between: "use <b>these</b> for it".
bool is_markup_escaped_twice(std::string_view html, std::string_view decoded);

}  // namespace dateline
