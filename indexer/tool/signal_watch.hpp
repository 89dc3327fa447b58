#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace dateline::index_tool {

// Turns SIGINT and SIGTERM into a stop request. Work that has not ended two
// seconds later (it waits for input, or is in the middle of a merge) is ended
// with the process: an index survives that at any moment. SIGPIPE is ignored.
//
// To be made before any other thread.
class SignalWatch {
 public:
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  std::stop_token token() const { return work_.get_token(); }

  // As a shell would see it: 130 or 143; 0 if there was no signal.
  int exit_status() const { return exit_status_; }

 private:
  void watch(const std::stop_token& done);

  std::stop_source work_;
  std::atomic<int> exit_status_ = 0;
  std::jthread thread_;
};

}  // namespace dateline::index_tool
