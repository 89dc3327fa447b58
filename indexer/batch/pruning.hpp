#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/reader/input/input_files.hpp"
#include "indexer/batch/batch_collector.hpp"
#include "indexer/storage/index_editor.hpp"

namespace dateline {

// Pruning deletes what is no longer in the archive. A disk that is not mounted
// looks like an archive that was emptied, so these refuse what looks like it.

// What to do about it, for a message.
inline constexpr std::string_view pruning_remedy =
    "See that all disks are mounted; if the articles are really gone, force "
    "the pruning (--force-prune)";

// Why nothing may be pruned: a path of the input is missing or has no file.
// Nothing if that is not so.
std::optional<std::string> missing_files(const InputList& input);

// Why so much may not be pruned: a file that was named held no record, or
// `pruned` of the index's `articles` are 20 or more and a tenth or more.
// Nothing if that is not so.
std::optional<std::string> suspicious_pruning(const InputList& input,
                                              std::uint64_t pruned,
                                              std::uint64_t articles);

// Ids of the articles whose file is gone and of those that a file of the input
// no longer holds, ascending. `kept` has the article_value() of each article of
// the batch. Of a file of which something failed nothing is pruned, because
// what failed may be a version of any article of it.
std::vector<std::string> articles_to_prune(
    const InputList& input, const BatchCollector& collector,
    const std::unordered_set<std::string>& kept, const IndexEditor& editor);

}  // namespace dateline
