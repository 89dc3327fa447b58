#pragma once

#include <string>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// The title that a table has for the record's file; "" if there is none.
std::string title_in_table(const RawRecord& record);

// Sets what a table says of the record's file, which counts more than what the
// file says. Does nothing if no table does. The article has no id yet.
void take_table_row(const RawRecord& record, Article& article);

// Puts the subtitle that a table has for the record's file before the text,
// unless the text has it. Not for articles whose offsets count in their file.
void add_subtitle(const RawRecord& record, Article& article);

}  // namespace dateline
