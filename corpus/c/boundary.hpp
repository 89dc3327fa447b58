#pragma once

#include <pthread.h>

#include <cstddef>
#include <exception>
#include <new>
#include <string>

#include "corpus/c/arguments.hpp"
#include "dateline/c_status.h"
#include "dateline/error.hpp"

// Exceptions become a status and a text here; none leaves the library.
namespace dateline::c {

// What the last call of a thread that failed has to say.
struct Failure {
  std::string text;
  std::size_t offset = 0;
};

inline Failure& last_failure() noexcept {
  thread_local Failure failure;
  return failure;
}

inline dateline_status note_failure(dateline_status status, const char* text,
                                    std::size_t offset = 0) noexcept {
  Failure& failure = last_failure();
  failure.offset = offset;
  try {
    failure.text = text;
  } catch (const std::bad_alloc&) {
    failure.text.clear();
    return DATELINE_NO_MEMORY;
  }
  return status;
}

// While it lives, a request to cancel the thread waits. It would unwind the
// stack, which destructors of C++ and the border do not survive.
class Uncancelled {
 public:
  Uncancelled() { ::pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before_); }
  ~Uncancelled() { ::pthread_setcancelstate(before_, nullptr); }
  Uncancelled(const Uncancelled&) = delete;
  Uncancelled& operator=(const Uncancelled&) = delete;

 private:
  int before_ = PTHREAD_CANCEL_ENABLE;
};

// For what closes files when it is destroyed.
template <typename T>
void destroy(T* owned) noexcept {
  const Uncancelled uncancelled;
  delete owned;
}

template <typename Call>
dateline_status at_boundary(Call call) noexcept {
  const Uncancelled uncancelled;
  try {
    call();
    return DATELINE_OK;
  } catch (const ArgumentError& error) {
    return note_failure(DATELINE_ARGUMENT_ERROR, error.what());
  } catch (const QueryError& error) {
    return note_failure(DATELINE_QUERY_ERROR, error.what(), error.offset());
  } catch (const BatchStopped& error) {
    return note_failure(DATELINE_STOPPED, error.what());
  } catch (const IndexError& error) {
    return note_failure(DATELINE_INDEX_ERROR, error.what());
  } catch (const std::bad_alloc&) {
    return note_failure(DATELINE_NO_MEMORY, "out of memory");
  } catch (const std::exception& error) {
    return note_failure(DATELINE_OTHER_ERROR, error.what());
  } catch (...) {
    return note_failure(DATELINE_OTHER_ERROR, "an unknown error");
  }
}

}  // namespace dateline::c
