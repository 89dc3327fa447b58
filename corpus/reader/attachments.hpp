#pragma once

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A message as parse_mail() reads it, with the text of its attachments: of
// documents and texts of any format, also in archives and in messages that are
// attached. What holds many articles is left out, as are attachments that
// together are too large or take too long.
Article parse_message(const RawRecord& record);

}  // namespace dateline
