#include "query/server/service/index_facts.hpp"

namespace dateline::server {
namespace {

constexpr std::chrono::seconds max_age{30};

}  // namespace

std::shared_ptr<const IndexFacts> IndexFactsCache::of(
    const std::string& index, Clock::time_point deadline) {
  {
    const std::scoped_lock lock(mutex_);
    const auto found = facts_.find(index);
    if (found != facts_.end() && Clock::now() - found->second->read < max_age) {
      return found->second;
    }
  }
  const auto searcher = searchers_.lease(index, deadline);
  const auto facts = std::make_shared<const IndexFacts>(
      IndexFacts{searcher->statistics(), searcher->sources(),
                 searcher->authors(), Clock::now()});
  const std::scoped_lock lock(mutex_);
  facts_[index] = facts;
  return facts;
}

}  // namespace dateline::server
