#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "query/engine/index/passage_database.hpp"

namespace dateline {

// The token traces of many passages (see corpus/index/token_trace.hpp), read in
// one walk over the index. Not thread-safe.
class TraceReader {
 public:
  explicit TraceReader(const PassageDatabase& database);

  // The trace of a passage; "" if it has none. Within a segment the ids of
  // successive calls must ascend. The bytes are good for as long as the reader,
  // also if it is moved.
  std::string_view trace(Xapian::docid id);

 private:
  ValueReader values_;
  std::deque<std::string> traces_;  // a deque keeps its elements in place
};

}  // namespace dateline
