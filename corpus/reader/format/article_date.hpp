#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/reader/format/article.hpp"

namespace dateline {

// Sets the article's date to what `written` says, or its unread date if that
// cannot be read. Does nothing if `written` is blank or the article has a date.
// Of several unread dates the first is kept, and none if another can be read.
// `locale` is the language field as it is written, "" if there is none; `line`
// is where the date stands, from 1.
void set_date(Article& article, std::string_view written,
              std::string_view locale, std::size_t line);

}  // namespace dateline
