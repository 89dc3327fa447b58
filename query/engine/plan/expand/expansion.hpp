#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// The most terms of one language that a prefix, wildcard or fuzzy word stands
// for. Of a prefix they are the most frequent ones, of a fuzzy word the nearest
// and among equally near ones the most frequent. Of a wildcard they are the
// most frequent ones too, those that only an ending makes fit last.
inline constexpr std::size_t max_expansions = 64;

// The most terms of one language that all such words of a query stand for
// together, if they are no more words than that. They get an equal share each.
inline constexpr std::size_t max_query_expansions = 2'048;

// The most fuzzy words and wildcards of a query that are looked up, because
// each takes some hundredths of a second. Further fuzzy words stand for their
// own stem, and further wildcards for nothing.
inline constexpr std::size_t max_compared_words = 32;

// Looks up the terms of the index that the prefix, wildcard and fuzzy words of
// `patterns` stand for. `language` is that of the patterns. After the deadline,
// words are no longer looked up and stand for no term.
void expand(std::vector<Pattern>& patterns, const std::string& language,
            const SearchContext& context);

// The terms of a language that a fuzzy word stands for.
Expansion fuzzy_expansion(const std::string& folded, unsigned edits,
                          const std::string& language,
                          const SearchContext& context);

}  // namespace dateline
