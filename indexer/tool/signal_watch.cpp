#include "indexer/tool/signal_watch.hpp"

#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace dateline::index_tool {
namespace {

constexpr timespec poll_interval{0, 50'000'000};
constexpr std::chrono::seconds grace{2};

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

[[noreturn]] void end_process(int status) {
  constexpr std::string_view message =
      "dateline-index: stopped; the index is as the last whole batch left it\n";
  [[maybe_unused]] const auto written =
      ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(status);
}

}  // namespace

SignalWatch::SignalWatch() {
  std::signal(SIGPIPE, SIG_IGN);
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    thread_ =
        std::jthread([this](const std::stop_token& done) { watch(done); });
  } catch (const std::system_error& error) {
    throw std::runtime_error(
        "cannot start a thread: " + error.code().message() +
        "; allow this process more memory and processes "
        "(ulimit -v, ulimit -u)");
  }
}

SignalWatch::~SignalWatch() = default;

void SignalWatch::watch(const std::stop_token& done) {
  using Clock = std::chrono::steady_clock;
  const sigset_t signals = stop_signals();
  Clock::time_point deadline = Clock::time_point::max();
  while (!done.stop_requested()) {
    const int signal = sigtimedwait(&signals, nullptr, &poll_interval);
    if (signal > 0 && exit_status_ == 0) {
      exit_status_ = 128 + signal;
      deadline = Clock::now() + grace;
      work_.request_stop();
    }
    if (Clock::now() >= deadline) end_process(exit_status_);
  }
}

}  // namespace dateline::index_tool
