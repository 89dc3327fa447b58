#include "corpus/index/mapped_pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <boost/interprocess/exceptions.hpp>
#include <boost/interprocess/file_mapping.hpp>
#include <cstdint>
#include <string>
#include <system_error>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {

boost::interprocess::mapped_region mapped_file(
    const std::filesystem::path& file) {
  namespace ipc = boost::interprocess;
  try {
    const ipc::file_mapping mapping(file.c_str(), ipc::read_only);
    return {mapping, ipc::read_only};
  } catch (const ipc::interprocess_exception& error) {
    const std::error_code system(error.get_native_error(),
                                 std::generic_category());
    throw IndexError(
        "cannot read file '" + file.string() +
        "' of the index: it cannot be mapped into memory: " + error.what() +
        "; " +
        std::string(system ? index_remedy(system, IndexAccess::read)
                           : damaged_index_remedy()));
  }
}

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
