#include "indexer/storage/open_files.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <string>

#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t widest = 32;
constexpr std::size_t files_per_database = 7;  // that is written
constexpr std::size_t files_per_segment = 2;
constexpr std::size_t other_files = 24;  // input, output, lock, libraries
// A batch of more segments, each of a megabyte, was never seen.
constexpr std::size_t most_segments = 1u << 20;

// Files that are open at once at most: the published index, which a batch makes
// longer by a segment; of each thread a database; of the final merge all
// sources and its target.
std::size_t needed(std::size_t width, unsigned threads, std::size_t segments) {
  std::size_t levels = 0;
  for (std::size_t size = 1; size < most_segments; size *= width) {
    ++levels;
  }
  const std::size_t merged = levels * (width - 1) + 2;
  return other_files + files_per_segment * (segments + 1) +
         files_per_database * std::max<std::size_t>(merged, threads + width);
}

std::size_t raised_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  if (limit.rlim_cur < limit.rlim_max) {
    rlimit raised = limit;
    raised.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  return limit.rlim_cur;
}

}  // namespace

std::size_t widest_merge(unsigned threads, std::size_t segments) {
  const std::size_t limit = raised_limit();
  for (std::size_t width = widest; width >= 2; width /= 2) {
    if (needed(width, threads, segments) <= limit) return width;
  }
  throw IndexError(
      "cannot index: " + std::to_string(needed(2, threads, segments)) +
      " files must be open at once for " + std::to_string(threads) +
      " threads, and only " + std::to_string(limit) +
      " may be; raise the limit (ulimit -n) or give fewer "
      "threads (-j)");
}

}  // namespace dateline
