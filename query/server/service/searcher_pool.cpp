#include "query/server/service/searcher_pool.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

[[noreturn]] void refuse_for_now(const std::string& why) {
  throw HttpError(503, why + "; try again later", {{"Retry-After", "1"}});
}

}  // namespace

SearcherPool::Lease::Lease(SearcherPool& pool, std::size_t index)
    : pool_(&pool), index_(index), searcher_(pool.take(index)) {}

SearcherPool::Lease::Lease(Lease&& other) noexcept
    : pool_(std::exchange(other.pool_, nullptr)),
      index_(other.index_),
      searcher_(std::move(other.searcher_)) {}

SearcherPool::Lease::~Lease() {
  if (pool_) pool_->give_back(index_, std::move(searcher_));
}

SearcherPool::SearcherPool(std::vector<NamedIndex> indexes, std::size_t turns,
                           std::size_t max_waiting)
    : turns_(turns), max_waiting_(max_waiting) {
  for (NamedIndex& index : indexes) {
    Slot& slot = slots_.emplace_back(Slot{std::move(index), {}});
    auto searcher = std::make_unique<Searcher>(slot.index.folder);
    slot.idle.push_back({std::move(searcher), Clock::now()});
  }
}

SearcherPool::Lease SearcherPool::lease(std::string_view index,
                                        Clock::time_point deadline) {
  const std::size_t place = find(index);
  wait_for_turn(deadline);
  try {
    return Lease(*this, place);
  } catch (...) {
    give_back(place, nullptr);
    throw;
  }
}

void SearcherPool::close_idle() { close_idle(Clock::now()); }

void SearcherPool::close_idle(Clock::time_point used_until) {
  std::vector<Idle> closed;  // without the lock
  const std::scoped_lock lock(mutex_);
  for (Slot& slot : slots_) {
    const auto kept = std::ranges::find_if(
        slot.idle, [&](const Idle& idle) { return idle.since > used_until; });
    closed.insert(closed.end(), std::make_move_iterator(slot.idle.begin()),
                  std::make_move_iterator(kept));
    slot.idle.erase(slot.idle.begin(), kept);
  }
}

std::vector<std::string> SearcherPool::names() const {
  std::vector<std::string> names;
  for (const Slot& slot : slots_) names.push_back(slot.index.name);
  return names;
}

std::size_t SearcherPool::running() const {
  const std::scoped_lock lock(mutex_);
  return running_;
}

std::size_t SearcherPool::waiting() const {
  const std::scoped_lock lock(mutex_);
  return waiting_;
}

std::size_t SearcherPool::find(std::string_view index) const {
  if (index.empty()) return 0;
  const auto slot = std::ranges::find(
      slots_, index, [](const Slot& each) { return each.index.name; });
  if (slot != slots_.end()) {
    return static_cast<std::size_t>(slot - slots_.begin());
  }
  std::string known;
  for (const std::string& name : names()) {
    known += (known.empty() ? "'" : ", '") + name + "'";
  }
  throw HttpError(404, "this server has no index '" + std::string(index) +
                           "'; it has " + known);
}

void SearcherPool::wait_for_turn(Clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  if (running_ >= turns_) {
    if (waiting_ >= max_waiting_) refuse_for_now("too many searches wait");
    ++waiting_;
    const bool has_turn =
        turn_.wait_until(lock, deadline, [this] { return running_ < turns_; });
    --waiting_;
    if (!has_turn) refuse_for_now("no search could begin in time");
  }
  ++running_;
}

std::unique_ptr<Searcher> SearcherPool::take(std::size_t index) {
  {
    const std::scoped_lock lock(mutex_);
    auto& idle = slots_[index].idle;
    if (!idle.empty()) {
      auto searcher = std::move(idle.back().searcher);
      idle.pop_back();
      return searcher;
    }
  }
  return std::make_unique<Searcher>(slots_[index].index.folder);
}

void SearcherPool::give_back(std::size_t index,
                             std::unique_ptr<Searcher> searcher) {
  {
    const std::scoped_lock lock(mutex_);
    if (searcher) {
      slots_[index].idle.push_back({std::move(searcher), Clock::now()});
    }
    --running_;
  }
  turn_.notify_one();
}

IdleCloser::IdleCloser(SearcherPool& pool, Clock::duration max_idle)
    : pool_(pool), max_idle_(max_idle) {
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

void IdleCloser::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    end_.wait_for(lock, stop, max_idle_, [] { return false; });
    pool_.close_idle(Clock::now() - max_idle_);
  }
}

}  // namespace dateline::server
