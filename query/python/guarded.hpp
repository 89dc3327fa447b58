#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "query/python/search_thread.hpp"

namespace dateline::python {

namespace py = pybind11;

// Gives the GIL away for as long as it lives. A thread that wants it back after
// the interpreter has ended sleeps until the process does: Python before 3.14
// would end the thread by unwinding its stack, which destructors of C++ do not
// survive.
class WithoutGil {
 public:
  WithoutGil() : state_(PyEval_SaveThread()) {}
  ~WithoutGil();
  WithoutGil(const WithoutGil&) = delete;
  WithoutGil& operator=(const WithoutGil&) = delete;

 private:
  PyThreadState* state_;
};

// What a function of Python returns for an argument. Python takes the GIL from
// it now and then, so that the thread may sleep here in the same way.
py::object call_python(const py::object& function, const py::object& argument);

// Lets one call at a time in.
class Turns {
 public:
  // A turn lasts as long as this. The constructor waits for it, without the
  // GIL, and raises what handlers of signals raise meanwhile. It raises
  // RuntimeError if this thread has a turn already, as when a handler calls
  // what it interrupted.
  class Turn {
   public:
    explicit Turn(Turns& turns);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Turns& turns_;
  };

  // Destroys `thing` in a turn: now, or at the end of the turn that another
  // call has.
  void destroy(std::shared_ptr<void> thing);

  // Whether this is the thread in which Python runs the handlers of signals.
  static bool is_main_thread();

  // Runs the handlers of signals that have come, if this is that thread. Throws
  // what they raise.
  static void raise_signals();

 private:
  bool has_things();
  void destroy_things();

  std::timed_mutex mutex_;
  std::atomic<std::thread::id> user_;
  std::mutex things_mutex_;
  std::vector<std::shared_ptr<void>> things_;  // to be destroyed in a turn
};

// A Searcher, or the like, that any thread of Python may use: one call at a
// time, without the GIL. What is called must not touch Python.
template <typename T>
class Guarded {
 public:
  template <typename... Arguments>
  explicit Guarded(Arguments&&... arguments)
      : guarded_(std::forward<Arguments>(arguments)...) {}

  // Returns `call(guarded)`.
  template <typename Call>
  auto use(Call call) {
    const WithoutGil without_gil;
    const Turns::Turn turn(turns_);
    return call(guarded_);
  }

  // Returns `call(guarded, stop)`, where `stop` is requested if the given one
  // is, and if a handler of a signal raises an exception, which is then thrown:
  // so Ctrl-C raises KeyboardInterrupt.
  //
  // A call of the main thread runs in the SearchThread, because Python handles
  // signals in the main thread alone.
  template <typename Call>
  auto use(const std::stop_token& stop, Call call) {
    const WithoutGil without_gil;
    const Turns::Turn turn(turns_);
    if (!Turns::is_main_thread() || !SearchThread::of_process().is_free()) {
      return call(guarded_, stop);
    }
    std::stop_source end;
    const std::stop_callback relay(stop, [&end] { end.request_stop(); });
    return SearchThread::of_process().run(
        [&] { return call(guarded_, end.get_token()); }, Turns::raise_signals,
        [&end] { end.request_stop(); });
  }

  // Destroys what a call returned that shares something with what is guarded,
  // so that no other thread may use that meanwhile. Waits for none.
  void destroy(std::shared_ptr<void> thing) {
    turns_.destroy(std::move(thing));
  }

 private:
  Turns turns_;
  T guarded_;
};

}  // namespace dateline::python
