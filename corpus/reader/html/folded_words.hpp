#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "corpus/text/fold.hpp"

namespace dateline {

// Words and phrases of a table, found whatever their case and accents.
class FoldedWords {
 public:
  explicit FoldedWords(std::span<const std::string_view> words) {
    for (const std::string_view word : words) folded_.insert(fold_text(word));
  }

  bool has(std::string_view text) const { return has_folded(fold_text(text)); }
  // The same of what fold_text() gave.
  bool has_folded(const std::string& text) const {
    return folded_.contains(text);
  }

 private:
  std::unordered_set<std::string> folded_;
};

}  // namespace dateline
