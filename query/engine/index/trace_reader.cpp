#include "query/engine/index/trace_reader.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"

namespace dateline {

TraceReader::TraceReader(const PassageDatabase& database)
    : values_(database, schema::trace_slot) {}

std::string_view TraceReader::trace(Xapian::docid id) {
  std::string trace = values_.at(id);
  return trace.empty() ? std::string_view()
                       : traces_.emplace_back(std::move(trace));
}

}  // namespace dateline
