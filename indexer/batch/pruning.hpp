#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/reader/input/input_files.hpp"
#include "dateline/error.hpp"
#include "indexer/batch/batch_collector.hpp"
#include "indexer/storage/index_editor.hpp"

namespace dateline {

// Pruning deletes what is no longer in the archive. A disk that is not mounted
// looks like an archive that was emptied, so these refuse what looks like it.

// Why a batch is not pruned. Nothing was changed.
class PruningRefused : public IndexError {
 public:
  PruningRefused(const std::filesystem::path& index, std::string reason);

  // "30 of its 40 articles would go, ..."
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

// Throws PruningRefused if a path of the input is missing or has no file.
// `index` is the one that the message names.
void require_files(const InputList& input, const std::filesystem::path& index);

// Throws PruningRefused if a file that was named held no record, or if `pruned`
// of the index's `articles` are 20 or more and a tenth or more.
void require_prunable(const InputList& input, std::uint64_t pruned,
                      std::uint64_t articles,
                      const std::filesystem::path& index);

// Ids of the articles whose file is gone and of those that a file of the input
// no longer holds, ascending. `kept` has the article_value() of each article of
// the batch. Of a file of which something failed nothing is pruned, because
// what failed may be a version of any article of it.
std::vector<std::string> articles_to_prune(
    const InputList& input, const BatchCollector& collector,
    const std::unordered_set<std::string>& kept, const IndexEditor& editor);

}  // namespace dateline
