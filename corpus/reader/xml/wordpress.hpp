#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The HTML of a post of WordPress, which is stored as it is written: blank
// lines part its paragraphs, and shortcodes such as [gallery ids="1,2"] stand
// for what plugins show there. Captions become those of HTML; of other
// shortcodes what they enclose is kept. Words in brackets, such as [sic], are
// no shortcodes.
std::string wordpress_html(std::string_view stored);

}  // namespace dateline
