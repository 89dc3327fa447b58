#include "query/python/guarded.hpp"

#include <unistd.h>

#include <stdexcept>

namespace dateline::python {

Turns::Turn::Turn(Turns& turns) : turns_(turns) {
  if (turns_.user_ == std::this_thread::get_id()) {
    throw std::runtime_error(
        "this thread is searching already; a signal handler needs a Searcher "
        "of its own");
  }
  while (!turns_.mutex_.try_lock_for(SearchThread::interval)) raise_signals();
  turns_.user_ = std::this_thread::get_id();
}

Turns::Turn::~Turn() {
  turns_.user_ = std::thread::id();
  turns_.mutex_.unlock();
}

bool Turns::is_main_thread() { return ::gettid() == ::getpid(); }

void Turns::raise_signals() {
  const py::gil_scoped_acquire acquire;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

}  // namespace dateline::python
