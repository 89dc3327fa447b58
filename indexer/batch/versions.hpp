#pragma once

#include <functional>
#include <vector>

#include "corpus/reader/input/input_files.hpp"
#include "indexer/batch/chunk_worker.hpp"
#include "indexer/storage/index_editor.hpp"

namespace dateline {

// Of each article of the batch, given in the order of the input, keeps the last
// version and kills all others, and counts in the report what became of each.
// If the last is unchanged, the published version is the one to keep. Calls
// `on_collision` for each version that says something else than the last, in
// the order of the ids; it may be empty. Writes into the facts of the versions
// that have some what became of them.
void keep_last_versions(
    const std::vector<ArticleOutcome>& articles, const InputList& input,
    const std::function<void(const BatchMessage&)>& on_collision,
    IndexEditor& editor, IndexingReport& report);

}  // namespace dateline
