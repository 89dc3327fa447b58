#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A story as agencies sent it over the wire: IPTC 7901 or ANPA 1312, parted by
// control characters into a header, the text and a trailer. Of the text the
// first line, up to a "=" or "<" or a blank line, is the headline.
Article parse_wire(const RawRecord& record);

// Whether the bytes are those of a wire story: a start of a header and a start
// of a text in their first part.
bool is_wire(std::string_view beginning);

// The same of a story that lost its control characters, as between the lines
// "ZCZC" and "NNNN" of a telex: its first line is the title if no line is
// marked as such.
Article parse_wire_text(const RawRecord& record);

// Whether a line is the one in front of such a story, or behind it.
bool begins_wire_story(std::string_view line);
bool ends_wire_story(std::string_view line);

}  // namespace dateline
