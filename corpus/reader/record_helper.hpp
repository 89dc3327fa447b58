#pragma once

#include <string>
#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

// Reads records in a process of their own, the program dateline-record, because
// no library keeps its time and memory in bounds for all that a large record
// may hold.
namespace dateline {

// Makes an article of a record as parse_record() says, in another process if
// the record is large and of a format that a library reads.
Article parse_within_limits(const RawRecord& record);

// What the other process does: takes a request from its standard input and
// returns its answer.
std::string answer_to_request(std::string_view request);

}  // namespace dateline
