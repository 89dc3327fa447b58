#pragma once

#include "dateline/index_statistics.hpp"
#include "query/engine/index/index_reader.hpp"

namespace dateline {

IndexStatistics index_statistics(const IndexReader& reader);

}  // namespace dateline
