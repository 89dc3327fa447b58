#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// One text file, in any encoding: optional "Key: value" lines closed by a blank
// line, else a title in the first line if that looks like one; then the text,
// up to the end of the file.
//
// Header lines count only if the first one has a key that is known here (Title,
// Headline, Source, Outlet, Publisher, Date, Published, Url, Link, Language,
// Lang, Author, By, Byline, Id; in any case). Blank lines and lines of signs
// before the title are passed over.
Article parse_text_file(const RawRecord& record);

// Whether a text in UTF-8 begins with header lines that count.
bool begins_with_header(std::string_view text);

}  // namespace dateline
