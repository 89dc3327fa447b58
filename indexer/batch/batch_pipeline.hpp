#pragma once

#include <functional>
#include <stop_token>

#include "indexer/batch/batch_collector.hpp"
#include "indexer/batch/chunk_reader.hpp"
#include "indexer/batch/chunk_worker.hpp"

namespace dateline {

// Processes all chunks of the reader in `threads` threads and adds the results
// to the collector. Each thread works with what `make_worker` returns to it.
// `on_chunk`, if set, is called after each chunk, from any of the threads but
// one call at a time. Returns early if `stop` asks for it. If threads throw,
// stops the others and rethrows the first exception.
void run_pipeline(ChunkReader& reader, BatchCollector& collector,
                  unsigned threads,
                  const std::function<ChunkWorker()>& make_worker,
                  const std::function<void()>& on_chunk,
                  const std::stop_token& stop);

}  // namespace dateline
