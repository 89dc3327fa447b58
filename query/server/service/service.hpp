#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "query/server/http/message.hpp"
#include "query/server/http/target.hpp"
#include "query/server/service/index_facts.hpp"
#include "query/server/service/searcher_pool.hpp"

namespace dateline::server {

// What a search may cost.
struct SearchLimits {
  std::size_t hits = 1'000;          // of a page
  std::size_t offset = 100'000;      // of its first hit
  std::size_t query = 4'000;         // bytes of a query
  std::size_t passages = 5'000;      // of a page with those around its hits
  std::size_t context = 20;          // passages on each side of a hit
  std::size_t facet_values = 5'000;  // of a facet
  std::size_t cells = 50'000;        // of a cross table or a timeline
  std::chrono::milliseconds time{5'000};  // of a request
};

// What the API and the pages share.
struct Service {
  SearcherPool searchers;
  IndexFactsCache facts{searchers};
  SearchLimits limits;
  std::string prefix;  // of all paths, as a proxy has it: "" or "/news"
};

// A request that has passed all checks.
struct Call {
  const HttpRequest& http;
  Target target;  // its path is without the prefix
  Clock::time_point deadline;

  // What is left of the time; 1 ms at least.
  std::chrono::milliseconds time_left() const;
};

}  // namespace dateline::server
