#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <vector>

#include "corpus/reader/input/input_files.hpp"
#include "indexer/batch/chunk_worker.hpp"
#include "indexer/batch/known_files.hpp"
#include "indexer/storage/index_editor.hpp"

namespace dateline {

// Finds the articles that are outdated, as ArticleOutcome says.
void mark_outdated(std::vector<ArticleOutcome>& articles,
                   const UnreadFiles& unread);

struct KeptVersions {
  std::vector<const ArticleOutcome*> changed;  // that are added or replaced
  // Of which a version was not kept, as indices of the input.
  std::set<std::size_t> files_of_others;
};

// Of each article of the batch, given in the order of the input, keeps the last
// version and kills all others, and counts in the report what became of each.
// If the last is unchanged or outdated, the published version is the one to
// keep. Calls `on_collision` for each version that says something else than the
// one that is kept, in the order of the ids; it may be empty. Writes into the
// facts of the versions that have some what became of them.
KeptVersions keep_last_versions(
    const std::vector<ArticleOutcome>& articles, const InputList& input,
    const std::function<void(const BatchMessage&)>& on_collision,
    IndexEditor& editor, IndexingReport& report);

}  // namespace dateline
