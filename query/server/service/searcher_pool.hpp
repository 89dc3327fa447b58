#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/server/http/message.hpp"

namespace dateline::server {

// An index that is served, and the name that requests know it by.
struct NamedIndex {
  std::string name;
  std::filesystem::path folder;
};

// The Searchers of all indexes. Each is used by one thread at a time, and stays
// open for the next, because it remembers what it has read. Only so many
// searches run at a time as there are turns; others wait for theirs. For any
// number of threads.
class SearcherPool {
 public:
  // The use of a Searcher, and of a turn, until it is destroyed. A thread that
  // holds one must not ask for another: all might wait for each other.
  class Lease {
   public:
    Lease(Lease&& other) noexcept;
    ~Lease();
    Lease& operator=(Lease&&) = delete;

    Searcher& operator*() const { return *searcher_; }
    Searcher* operator->() const { return searcher_.get(); }

   private:
    friend class SearcherPool;
    Lease(SearcherPool& pool, std::size_t index);

    SearcherPool* pool_;
    std::size_t index_;
    std::unique_ptr<Searcher> searcher_;
  };

  // Opens each index once. Throws what Searcher throws. There must be an index,
  // and a turn. `max_waiting` searches wait for a turn at most.
  SearcherPool(std::vector<NamedIndex> indexes, std::size_t turns,
               std::size_t max_waiting);

  // Waits for a turn. Throws HttpError 404 if no index has the name, and 503 if
  // too many wait or the deadline passes. "" is the first index.
  Lease lease(std::string_view index, Clock::time_point deadline);

  // Closes all Searchers that are not in use, so that the next searches open
  // their index anew: to be called when one of them threw IndexError.
  void close_idle();
  // Closes those that nobody has used since then.
  void close_idle(Clock::time_point used_until);

  // The names of the indexes, the first first.
  std::vector<std::string> names() const;

  std::size_t running() const;  // searches, at this moment
  std::size_t waiting() const;

 private:
  struct Idle {
    std::unique_ptr<Searcher> searcher;
    Clock::time_point since;
  };

  struct Slot {
    NamedIndex index;
    std::vector<Idle> idle;  // the one used last at the end
  };

  std::size_t find(std::string_view index) const;
  void wait_for_turn(Clock::time_point deadline);
  std::unique_ptr<Searcher> take(std::size_t index);
  void give_back(std::size_t index, std::unique_ptr<Searcher> searcher);

  mutable std::mutex mutex_;
  std::condition_variable turn_;
  std::vector<Slot> slots_;
  std::size_t turns_;
  std::size_t max_waiting_;
  std::size_t running_ = 0;
  std::size_t waiting_ = 0;
};

// Closes the Searchers that were not used for `max_idle`, at the latest when as
// much time has passed again, for as long as it lives. A Searcher keeps the
// files of the batch that it has read, and their space on the disk, also when a
// writer has replaced them. `pool` must outlive this.
class IdleCloser {
 public:
  IdleCloser(SearcherPool& pool, Clock::duration max_idle);

 private:
  void work(const std::stop_token& stop);

  SearcherPool& pool_;
  Clock::duration max_idle_;
  std::mutex mutex_;
  std::condition_variable_any end_;
  std::jthread thread_;
};

}  // namespace dateline::server
