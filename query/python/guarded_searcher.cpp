#include "query/python/guarded_searcher.hpp"

#include <unistd.h>

#include <stdexcept>

namespace dateline::python {

GuardedSearcher::Turn::Turn(GuardedSearcher& searcher) : searcher_(searcher) {
  if (searcher_.user_ == std::this_thread::get_id()) {
    throw std::runtime_error(
        "this thread is searching already; a signal handler needs a Searcher "
        "of its own");
  }
  while (!searcher_.turn_.try_lock_for(SearchThread::interval)) raise_signals();
  searcher_.user_ = std::this_thread::get_id();
}

GuardedSearcher::Turn::~Turn() {
  searcher_.user_ = std::thread::id();
  searcher_.turn_.unlock();
}

bool GuardedSearcher::handles_signals() { return ::gettid() == ::getpid(); }

void GuardedSearcher::raise_signals() {
  const py::gil_scoped_acquire acquire;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

}  // namespace dateline::python
