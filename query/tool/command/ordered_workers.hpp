#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::query_tool {

// Works on tasks in several threads and hands their results over in the order
// in which the tasks were added. Add tasks from one thread only.
template <typename Task, typename Result>
class OrderedWorkers {
 public:
  using Work = std::function<Result(Task)>;
  using Take = std::function<void(Result)>;

  // One thread for each of `works`, of which there is at least one; none of
  // them may throw. `take` gets one result at a time, in any of the threads.
  OrderedWorkers(std::vector<Work> works, Take take)
      : take_(std::move(take)), max_open_(open_tasks_each * works.size()) {
    try {
      for (Work& work : works) {
        threads_.emplace_back([this, work = std::move(work)] { run(work); });
      }
    } catch (...) {
      end();  // else those that were started would wait forever
      throw;
    }
  }

  // Drops the tasks that were not begun.
  ~OrderedWorkers() { end(); }

  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  // Waits while so many tasks are open that their results would fill the
  // memory. Throws what `take` threw.
  void add(Task task) {
    std::unique_lock lock(mutex_);
    wait(lock, max_open_ - 1);
    tasks_.emplace_back(added_++, std::move(task));
    has_task_.notify_one();
  }

  // Waits until the results of all tasks were taken. Throws what `take` threw.
  void finish() {
    std::unique_lock lock(mutex_);
    wait(lock, 0);
  }

 private:
  static constexpr std::size_t open_tasks_each = 16;

  void end() {
    {
      const std::lock_guard lock(mutex_);
      tasks_.clear();
      is_ended_ = true;
    }
    has_task_.notify_all();
  }

  void wait(std::unique_lock<std::mutex>& lock, std::size_t open) {
    was_taken_.wait(lock, [&] { return failure_ || added_ - taken_ <= open; });
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

  void run(const Work& work) {
    std::unique_lock lock(mutex_);
    for (;;) {
      has_task_.wait(lock, [&] { return is_ended_ || !tasks_.empty(); });
      if (tasks_.empty()) {
        return;
      }
      auto [number, task] = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      Result result = work(std::move(task));
      lock.lock();
      results_.emplace(number, std::move(result));
      take_results();
    }
  }

  // Takes the results that are next in order. To be called under the lock.
  void take_results() {
    try {
      for (auto next = results_.begin();
           next != results_.end() && next->first == taken_ && !failure_;
           next = results_.begin()) {
        Result result = std::move(next->second);
        results_.erase(next);
        take_(std::move(result));
        ++taken_;
      }
    } catch (...) {
      failure_ = std::current_exception();
    }
    was_taken_.notify_one();
  }

  Take take_;
  std::size_t max_open_;
  std::mutex mutex_;  // guards all that follows
  std::condition_variable has_task_, was_taken_;
  std::deque<std::pair<std::size_t, Task>> tasks_;
  std::map<std::size_t, Result> results_;  // by number of the task
  std::size_t added_ = 0;
  std::size_t taken_ = 0;
  std::exception_ptr failure_;  // of take_
  bool is_ended_ = false;
  std::vector<std::jthread> threads_;  // the first to be destroyed
};

}  // namespace dateline::query_tool
