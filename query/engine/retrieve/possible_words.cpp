#include "query/engine/retrieve/possible_words.hpp"

#include <memory>
#include <utility>

#include "query/engine/retrieve/word_choices.hpp"

namespace dateline {

WordSearch possible_words(const std::vector<LanguageQuery>& queries,
                          const SearchContext& context) {
  WordSearch search{{}, std::make_shared<std::vector<TermRow>>()};
  for (const LanguageQuery& query : queries) {
    const CompiledQuery& compiled = query.compiled;
    if (compiled.root.is_empty()) continue;
    WordSearch::Language language;
    if (compiled.root.all_of.empty()) {
      language.weighed = found_choices(compiled, context);
    }
    if (language.weighed == nullptr) {
      language.required = required_words(compiled, context);
      if (language.required.empty()) return {};
    }
    search.languages.push_back(std::move(language));
  }
  return search;
}

}  // namespace dateline
