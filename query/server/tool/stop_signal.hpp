#pragma once

#include <functional>
#include <thread>

namespace dateline::server {

// Calls `stop` once when SIGINT or SIGTERM comes, or SIGHUP, as when a terminal
// is closed, unless that is ignored, as under nohup. Must be constructed before
// any other thread, which inherits its signal mask.
class StopSignal {
 public:
  explicit StopSignal(std::function<void()> stop);

 private:
  std::jthread thread_;
};

}  // namespace dateline::server
