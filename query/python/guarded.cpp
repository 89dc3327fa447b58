#include "query/python/guarded.hpp"

#include <cxxabi.h>
#include <unistd.h>

#include <stdexcept>

namespace dateline::python {
namespace {

[[noreturn]] void sleep_until_exit() {
  while (true) ::pause();
}

}  // namespace

WithoutGil::~WithoutGil() {
  try {
    PyEval_RestoreThread(state_);
  } catch (const abi::__forced_unwind&) {
    sleep_until_exit();
  }
}

// By the interface of C, so that nothing is destroyed on the way to `catch`.
py::object call_python(const py::object& function, const py::object& argument) {
  PyObject* result = nullptr;
  try {
    result = PyObject_CallOneArg(function.ptr(), argument.ptr());
  } catch (const abi::__forced_unwind&) {
    sleep_until_exit();
  }
  if (result == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(result);
}

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
  turns_.destroy_things();
}

void Turns::destroy(std::shared_ptr<void> thing) {
  {
    const std::lock_guard lock(things_mutex_);
    things_.push_back(std::move(thing));
  }
  // A handler of a signal may have interrupted a turn of this thread.
  if (user_ != std::this_thread::get_id()) destroy_things();
}

bool Turns::has_things() {
  const std::lock_guard lock(things_mutex_);
  return !things_.empty();
}

// Whoever fails to get the turn may rely on the one who has it, because that
// one looks again when it is over.
void Turns::destroy_things() {
  while (has_things() && mutex_.try_lock()) {
    std::vector<std::shared_ptr<void>> things;
    {
      const std::lock_guard lock(things_mutex_);
      things.swap(things_);
    }
    things.clear();
    mutex_.unlock();
  }
}

bool Turns::is_main_thread() { return ::gettid() == ::getpid(); }

void Turns::raise_signals() {
  if (!is_main_thread()) return;
  const py::gil_scoped_acquire acquire;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

}  // namespace dateline::python
