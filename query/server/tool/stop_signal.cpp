#include "query/server/tool/stop_signal.hpp"

#include <pthread.h>

#include <csignal>
#include <ctime>

namespace dateline::server {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  struct sigaction hangup {};
  ::sigaction(SIGHUP, nullptr, &hangup);
  if (hangup.sa_handler != SIG_IGN) sigaddset(&signals, SIGHUP);
  return signals;
}

}  // namespace

StopSignal::StopSignal(std::function<void()> stop) {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::jthread(
      [stop = std::move(stop), signals](const std::stop_token& done) {
        constexpr timespec interval{0, 50'000'000};
        while (!done.stop_requested()) {
          if (sigtimedwait(&signals, nullptr, &interval) <= 0) continue;
          stop();
          return;
        }
      });
}

}  // namespace dateline::server
