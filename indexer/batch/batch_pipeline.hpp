#pragma once

#include <functional>
#include <stop_token>

#include "indexer/batch/batch_collector.hpp"
#include "indexer/batch/chunk_reader.hpp"
#include "indexer/batch/chunk_worker.hpp"

namespace dateline {

// Draws all chunks through workers in `threads` threads into the collector.
// `make_worker` is called in each thread. Comes back early if asked to stop;
// throws the first exception that a thread met. `on_chunk`, if set, is called
// after each chunk, one call at a time.
void run_pipeline(ChunkReader& reader, BatchCollector& collector,
                  unsigned threads,
                  const std::function<ChunkWorker()>& make_worker,
                  const std::function<void()>& on_chunk,
                  const std::stop_token& stop);

}  // namespace dateline
