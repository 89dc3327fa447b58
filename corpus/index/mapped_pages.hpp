#pragma once

#include <boost/interprocess/mapped_region.hpp>
#include <cstddef>
#include <filesystem>
#include <string_view>

namespace dateline {

// The bytes of a file of an index in memory, for reading only. Throws
// IndexError if the system refuses them, with what to do about that: that too
// many files are open, or that memory is short, says nothing against the index.
boost::interprocess::mapped_region mapped_file(
    const std::filesystem::path& file);

// Lets the system take back the memory that holds the whole pages within
// `bytes`, which are of a file that is mapped for reading only. They are read
// from the file again when they are needed. Else a process that walks through
// large files seems to need as much memory as they have bytes.
void release_pages(std::string_view bytes);

// Asks the processor to load bytes that will soon be read, so that it waits for
// those of many places at once instead of one after the other.
inline void prefetch(std::string_view bytes) {
  constexpr std::size_t line = 64, most = 8 * line;
  for (std::size_t at = 0; at < bytes.size() && at < most; at += line) {
    __builtin_prefetch(bytes.data() + at);
  }
}

}  // namespace dateline
