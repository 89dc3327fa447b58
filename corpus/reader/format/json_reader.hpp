#pragma once

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A JSON object that is an article, as read_json_fields() reads it. The text
// stays byte by byte as it is, unless it is HTML. Of an article that was taken
// out of an index all values do.
Article parse_json(const RawRecord& record);

}  // namespace dateline
