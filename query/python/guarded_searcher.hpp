#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <thread>

#include "dateline/search_options.hpp"
#include "dateline/searcher.hpp"
#include "query/python/search_thread.hpp"

namespace dateline::python {

namespace py = pybind11;

// A Searcher that any thread of Python may use: one call at a time, without the
// GIL. What is called must not touch Python.
//
// While the main thread waits for its turn or for a search, signals are looked
// for every twentieth of a second, so that Ctrl-C raises KeyboardInterrupt.
class GuardedSearcher {
 public:
  explicit GuardedSearcher(const std::filesystem::path& index)
      : searcher_(index) {}

  // Returns `call(searcher)`.
  template <typename Call>
  auto use(Call call) {
    const py::gil_scoped_release release;
    const Turn turn(*this);
    return call(searcher_);
  }

  // Returns `call(searcher, limit)`, which a signal may end before `limit`
  // does. In the main thread it runs in a thread of its own, because Python
  // handles signals in the main thread alone.
  template <typename Call>
  auto search(TimeLimit limit, Call call) {
    const py::gil_scoped_release release;
    const Turn turn(*this);
    if (!handles_signals() || !SearchThread::of_process().is_free()) {
      return call(searcher_, limit);
    }

    std::stop_source end;
    const std::stop_callback relay(limit.stop, [&end] { end.request_stop(); });
    limit.stop = end.get_token();
    return SearchThread::of_process().run(
        [&] { return call(searcher_, limit); }, raise_signals,
        [&end] { end.request_stop(); });
  }

 private:
  // Waits until no other call runs. Raises RuntimeError if this thread runs one
  // already, as when a signal handler searches while it interrupts a search.
  class Turn {
   public:
    explicit Turn(GuardedSearcher& searcher);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    GuardedSearcher& searcher_;
  };

  // Whether this is the thread in which Python runs the handlers of signals.
  static bool handles_signals();

  // Runs the handlers of signals that have come. Throws what they raise.
  static void raise_signals();

  std::timed_mutex turn_;
  std::atomic<std::thread::id> user_;
  Searcher searcher_;
};

}  // namespace dateline::python
