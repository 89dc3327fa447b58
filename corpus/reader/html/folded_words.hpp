#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/text/fold.hpp"

namespace dateline {

// The words of a list: "share|print".
inline std::vector<std::string_view> parted_by_bars(std::string_view words) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    parts.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return parts;
}

// Words and phrases of a table, found whatever their case and accents.
class FoldedWords {
 public:
  explicit FoldedWords(std::span<const std::string_view> words) {
    for (const std::string_view word : words) folded_.insert(fold_text(word));
  }

  // Bars part the words.
  explicit FoldedWords(std::string_view words)
      : FoldedWords(parted_by_bars(words)) {}

  bool has(std::string_view text) const { return has_folded(fold_text(text)); }
  // The same of what fold_text() gave.
  bool has_folded(const std::string& text) const {
    return folded_.contains(text);
  }

 private:
  std::unordered_set<std::string> folded_;
};

}  // namespace dateline
