#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/index_statistics.hpp"
#include "query/server/service/searcher_pool.hpp"

namespace dateline::server {

// What an index holds, as far as it takes long to find out.
struct IndexFacts {
  IndexStatistics statistics;
  std::vector<std::string> sources;  // with most passages first
  std::vector<std::string> authors;  // likewise
  Clock::time_point read;            // when
};

// Remembers the facts of each index for some seconds, because they are asked
// for at each key that is pressed, and by monitoring. For any number of
// threads.
class IndexFactsCache {
 public:
  explicit IndexFactsCache(SearcherPool& searchers) : searchers_(searchers) {}

  // The facts as they were `max_age` ago at most. Throws as
  // SearcherPool::lease(), and what Searcher throws.
  std::shared_ptr<const IndexFacts> of(const std::string& index,
                                       Clock::time_point deadline);

 private:
  SearcherPool& searchers_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const IndexFacts>> facts_;
};

}  // namespace dateline::server
