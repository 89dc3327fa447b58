#pragma once

#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <type_traits>
#include <utility>

namespace dateline::python {

// The thread that runs the searches of the main thread while that one waits for
// signals, one search at a time. It sleeps between them, because to start a
// thread takes longer than a fast search. It never touches Python.
//
// Only the main thread uses it.
class SearchThread {
 public:
  // That of this process: a process made by fork() gets one of its own.
  static SearchThread& of_process();

  // False while a search runs, as when a handler of a signal searches
  // meanwhile.
  bool is_free() const { return is_free_; }

  // Runs `call`, and returns what it returns or throws what it throws. Calls
  // `check` now and then until it is done; if that throws, calls `cancel`,
  // waits for the end of `call`, and throws the same.
  template <typename Call, typename Check, typename Cancel>
  auto run(Call call, Check check, Cancel cancel) {
    using Result = std::invoke_result_t<Call>;
    const auto task =
        std::make_shared<std::packaged_task<Result()>>(std::move(call));
    std::future<Result> answer = task->get_future();
    const Use use(*this);
    start([task] { (*task)(); });
    while (answer.wait_for(interval) == std::future_status::timeout) {
      try {
        check();
      } catch (...) {
        cancel();
        answer.wait();
        throw;
      }
    }
    return answer.get();
  }

  // How often `check` is called.
  static constexpr std::chrono::milliseconds interval{50};

 private:
  struct Use {
    explicit Use(SearchThread& thread) : thread_(thread) {
      thread_.is_free_ = false;
    }
    ~Use() { thread_.is_free_ = true; }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

    SearchThread& thread_;
  };

  SearchThread();

  void start(std::function<void()> job);
  void work();

  bool is_free_ = true;
  pid_t process_;
  std::mutex mutex_;
  std::condition_variable has_job_;
  std::function<void()> job_;  // empty if there is none
};

}  // namespace dateline::python
