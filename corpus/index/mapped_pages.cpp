#include "corpus/index/mapped_pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

namespace dateline {

void release_pages(std::string_view bytes) {
  static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data());
  const std::uintptr_t first = (begin + page - 1) / page * page;
  const std::uintptr_t last = (begin + bytes.size()) / page * page;
  if (first < last) {
    // It is a hint: a failure does no harm.
    ::madvise(const_cast<char*>(bytes.data()) + (first - begin), last - first,
              MADV_DONTNEED);
  }
}

}  // namespace dateline
