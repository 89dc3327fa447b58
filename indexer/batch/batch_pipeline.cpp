#include "indexer/batch/batch_pipeline.hpp"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline {

void run_pipeline(ChunkReader& reader, BatchCollector& collector,
                  unsigned threads,
                  const std::function<ChunkWorker()>& make_worker,
                  const std::function<void()>& on_chunk,
                  const std::stop_token& stop) {
  std::stop_source halt;  // follows `stop`, and stops all when one thread fails
  const std::stop_callback forward(stop, [&halt] { halt.request_stop(); });
  std::mutex mutex;
  std::exception_ptr failure;

  const auto work = [&] {
    try {
      ChunkWorker worker = make_worker();
      while (!halt.stop_requested()) {
        const auto chunk = reader.next();
        if (!chunk) return;
        collector.add(worker.process(*chunk, halt.get_token()));
        const std::lock_guard lock(mutex);
        if (on_chunk) on_chunk();
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      halt.request_stop();
    }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace dateline
