#include "indexer/storage/checksums.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "corpus/index/segment_files.hpp"

namespace dateline {

void require_checksums(const IndexFolder& folder, const Manifest& manifest,
                       unsigned threads) {
  for (const FileEntry& list : manifest.lists()) {
    read_whole(folder.path(), list);
  }
  const std::vector<SegmentEntry>& segments = manifest.segments;
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      for (std::size_t at = next++; at < segments.size(); at = next++) {
        require_checksums(folder.path(), segments[at]);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, segments.size());
         ++i) {
      pool.emplace_back(work);
    }
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace dateline
