#pragma once

#include <vector>

#include "indexer/batch/chunk_worker.hpp"
#include "indexer/batch/indexing_report.hpp"
#include "indexer/storage/index_editor.hpp"

namespace dateline {

// Makes copies of articles that have the same words as others. `changed` are
// the articles that the batch adds or replaces; all other versions of them must
// be dead. Those that become copies are counted as duplicate instead, and their
// facts say so.
void unite_copies(const std::vector<const ArticleOutcome*>& changed,
                  IndexEditor& editor, IndexingReport& report);

}  // namespace dateline
