#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "dateline/error.hpp"

// What programs of C hand over.
namespace dateline::c {

// An argument that no function can do anything with.
class ArgumentError : public Error {
 public:
  using Error::Error;
};

// `pointer`, or throws ArgumentError if it is null.
template <typename T>
T& required(T* pointer, const char* name) {
  if (pointer == nullptr) {
    throw ArgumentError("the argument '" + std::string(name) + "' is null");
  }
  return *pointer;
}

// Sets what a call returns, to null first. Throws ArgumentError if there is no
// place for it.
template <typename T>
T*& output(T** place, const char* name) {
  T*& value = required(place, name);
  value = nullptr;
  return value;
}

inline std::string text_or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

// A struct of options begins with its `size` in the version that the program
// was compiled with. Members that this or the program's version does not have
// are not seen by the other.

// Gives each member its usual value.
template <typename Options>
void set_up(Options* options, std::size_t size, Options usual) noexcept {
  if (options == nullptr) return;
  usual.size = size;
  std::memset(static_cast<void*>(options), 0, size);
  std::memcpy(static_cast<void*>(options), &usual,
              std::min(size, sizeof usual));
}

// The options with the usual values where the program has none. Throws
// ArgumentError if they were not set up by the function `init`.
template <typename Options>
Options complete(const Options* given, Options usual, const char* init) {
  if (given == nullptr) return usual;
  if (given->size < sizeof given->size) {
    throw ArgumentError("the options were not set up; call " +
                        std::string(init) + "() first");
  }
  std::memcpy(static_cast<void*>(&usual), given,
              std::min(given->size, sizeof usual));
  return usual;
}

}  // namespace dateline::c
