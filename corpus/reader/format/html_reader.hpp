#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A saved web page: its article, as read_web_page() finds it. Its charset is
// that which the server declared, else that of its `meta` element, unless the
// bytes contradict.
Article parse_html(const RawRecord& record);

// The charset in the `meta` elements of a page; "" if there is none.
std::string_view charset_of_page(std::string_view html);

}  // namespace dateline
