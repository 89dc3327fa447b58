#pragma once

#include <string>

#include "query/eval/qrels.hpp"

namespace dateline::eval {

// Reads judgements from a file, "-" for standard input, that is in TREC form
// (`topic iteration document grade`, any white space between) or in BEIR's
// (`query-id`, `corpus-id`, `score`, single tabs between, with or without a
// line of column names). The first line decides which. Throws CorpusError if
// the file cannot be read, if a line has another form, or if a document is
// judged twice.
Qrels read_qrels(const std::string& file);

}  // namespace dateline::eval
