#include "query/python/search_thread.hpp"

#include <csignal>
#include <thread>

namespace dateline::python {

// Is never destroyed, because its thread may sleep in it until the process
// ends.
SearchThread& SearchThread::of_process() {
  static SearchThread* thread = nullptr;
  if (thread == nullptr || thread->process_ != ::getpid()) {
    thread = new SearchThread;
  }
  return *thread;
}

// The thread inherits that it takes no signals, so that they wake the main one.
SearchThread::SearchThread() : process_(::getpid()) {
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  try {
    std::thread([this] { work(); }).detach();
  } catch (...) {
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    throw;
  }
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void SearchThread::start(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    job_ = std::move(job);
  }
  has_job_.notify_one();
}

void SearchThread::work() {
  for (;;) {
    std::function<void()> job;
    {
      std::unique_lock lock(mutex_);
      has_job_.wait(lock, [this] { return job_ != nullptr; });
      job = std::exchange(job_, nullptr);
    }
    job();
  }
}

}  // namespace dateline::python
