#pragma once

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A text in Markdown (CommonMark), as site generators keep articles. Its fields
// are those of its front matter (see front_matter.hpp); the title is else its
// first heading, and the date that of the file's name: "2024-05-07-ferry.md". A
// file that begins with "Key: value" lines instead is read as parse_text_file()
// does.
Article parse_markdown(const RawRecord& record);

}  // namespace dateline
