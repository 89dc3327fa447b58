// Loads and unloads libraries: unloaded_library LIBRARY... Its status is 1 if
// one of them does not stay in memory, where threads may still use it.

#include <dlfcn.h>

#include <iostream>

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    void* const library = ::dlopen(argv[i], RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
      std::cerr << ::dlerror() << '\n';
      return 2;
    }
    ::dlclose(library);
    if (::dlopen(argv[i], RTLD_NOW | RTLD_NOLOAD) == nullptr) {
      std::cerr << argv[i] << " is gone\n";
      return 1;
    }
  }
}
