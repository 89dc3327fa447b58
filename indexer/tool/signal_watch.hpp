#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace dateline::index_tool {

// Turns SIGINT and SIGTERM into a stop request. If the work has not ended two
// seconds later, because it waits for input or is in the middle of a merge,
// ends the process; no index is harmed by that. SIGPIPE
// and SIGXFSZ are ignored, so that what cannot be written is an error.
//
// Must be constructed before any other thread, which inherits its signal mask.
class SignalWatch {
 public:
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  std::stop_token token() const { return work_.get_token(); }

  // The exit status that shells expect, 130 or 143; 0 if there was no signal.
  int exit_status() const { return exit_status_; }

 private:
  void watch(const std::stop_token& done);

  std::stop_source work_;
  std::atomic<int> exit_status_ = 0;
  std::jthread thread_;
};

}  // namespace dateline::index_tool
