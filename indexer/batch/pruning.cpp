#include "indexer/batch/pruning.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// As many articles come and go in a small archive.
constexpr std::uint64_t min_refused = 20;
constexpr std::uint64_t refused_share = 10;  // a tenth

[[noreturn]] void refuse(const fs::path& index, const std::string& reason) {
  throw PruningRefused(index, reason);
}

std::string quoted(const InputArgument& argument) {
  return "'" + escaped_to_utf8(argument.path.native()) + "'";
}

}  // namespace

PruningRefused::PruningRefused(const fs::path& index, std::string reason)
    : IndexError("cannot prune index '" + index.string() + "': " + reason +
                 "; nothing was changed. See that all disks are mounted; if "
                 "the articles are really gone, force the pruning "
                 "(--force-prune)"),
      reason_(std::move(reason)) {}

void require_files(const InputList& input, const fs::path& index) {
  for (const InputArgument& argument : input.arguments) {
    if (argument.has_files) continue;
    refuse(index, argument.place.empty()
                      ? quoted(argument) + " is not there"
                      : quoted(argument) + " holds no files of articles");
  }
}

void require_prunable(const InputList& input, std::uint64_t pruned,
                      std::uint64_t articles, const fs::path& index) {
  for (const InputFile& file : input.files) {
    const InputArgument& argument = input.arguments[file.argument];
    if (file.records == 0 && file.path == argument.path &&
        !file.is_standard_input() && !file.is_unchanged) {
      refuse(index, quoted(argument) + " is empty");
    }
  }
  if (pruned >= min_refused && pruned * refused_share >= articles) {
    refuse(index, std::to_string(pruned) + " of its " +
                      std::to_string(articles) +
                      " articles would go, and a tenth or more is suspicious");
  }
}

std::vector<std::string> articles_to_prune(
    const InputList& input, const BatchCollector& collector,
    const std::unordered_set<std::string>& kept, const IndexEditor& editor) {
  std::vector<std::string> ids = editor.vanished(kept);
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    const InputFile& file = input.files[i];
    if (!file.error.empty() || file.is_standard_input()) continue;
    if (file.is_unchanged) continue;
    if (collector.failed_files().contains(i)) continue;
    std::ranges::move(editor.others_of(input.origin_of(file), kept),
                      std::back_inserter(ids));
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace dateline
