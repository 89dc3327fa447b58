#include "query/engine/retrieve/found_passages.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

void FoundPassages::keep(const WordSearch& search,
                         std::vector<Xapian::docid> ids) {
  required_.clear();
  for (const WordSearch::Language& language : search.languages) {
    required_.push_back(language.required);
  }
  ids_ = std::move(ids);
}

const std::vector<Xapian::docid>* FoundPassages::of(
    const WordSearch& search) const {
  const bool is_same = std::ranges::equal(
      search.languages, required_,
      [](const WordSearch::Language& language, const auto& required) {
        return !required.empty() && language.required == required;
      });
  return is_same && !required_.empty() ? &ids_ : nullptr;
}

}  // namespace dateline
