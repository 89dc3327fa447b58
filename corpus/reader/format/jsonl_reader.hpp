#pragma once

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// One line of JSON lines: an object with "text" (or "body") and, if known,
// "id" (or "_id"), "title", "source", "date", "url", "language", "author".
// Other keys are passed over. The text stays byte by byte as it is.
//
// A value of another kind than expected is an error, and so is a key that
// occurs twice: one of the two texts would be lost in silence. A number is
// taken for its digits, except as text; null is taken for a missing value.
Article parse_json_line(const RawRecord& record);

}  // namespace dateline
