#include "indexer/batch/pruning.hpp"

#include <algorithm>
#include <iterator>

#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {
namespace {

// As many articles come and go in a small archive.
constexpr std::uint64_t min_refused = 20;
constexpr std::uint64_t refused_share = 10;  // a tenth

std::string quoted(const InputArgument& argument) {
  return "'" + escaped_to_utf8(argument.path.native()) + "'";
}

}  // namespace

std::optional<std::string> missing_files(const InputList& input) {
  for (const InputArgument& argument : input.arguments) {
    if (argument.has_files) continue;
    return quoted(argument) + (argument.place.empty()
                                   ? " is not there"
                                   : " holds no files of articles");
  }
  return std::nullopt;
}

std::optional<std::string> suspicious_pruning(const InputList& input,
                                              std::uint64_t pruned,
                                              std::uint64_t articles) {
  for (const InputFile& file : input.files) {
    const InputArgument& argument = input.arguments[file.argument];
    if (file.records == 0 && file.path == argument.path &&
        !file.is_standard_input() && !file.is_unchanged) {
      return quoted(argument) + " is empty";
    }
  }
  if (pruned >= min_refused && pruned * refused_share >= articles) {
    return std::to_string(pruned) + " of its " + std::to_string(articles) +
           " articles would go, and a tenth or more is suspicious";
  }
  return std::nullopt;
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
