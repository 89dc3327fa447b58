#pragma once

#include <chrono>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A PDF document: the text of its pages in reading order. The work is done by a
// program of its own, dateline-pdf, which is ended if it takes too long or too
// much memory.
Article parse_pdf(const RawRecord& record);
Article parse_pdf(const RawRecord& record, std::chrono::seconds max_time);

}  // namespace dateline
