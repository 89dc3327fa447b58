#pragma once

#include <string>

#include "corpus/terms/analyser.hpp"
#include "dateline/query.hpp"
#include "query/engine/plan/article_set.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {

// Whether the words of a row must all match, or one of them suffices.
enum class Matching { any_word, all_words };

// Analyses the query's words in `analyser`'s language. `today` (YYYY-MM-DD)
// resolves dates such as "7d". Stop words do not rank and, where they need not
// match, are left out of the tree, unless the query has nothing else.
//
// The stop words of `query_language`, in which the query is written, are left
// out too, so that a German query's "die" does not match English articles.
// `root` may have names, as with_names() makes them. `articles` has the set of
// each article condition in it.
CompiledQuery compile(const QueryNode& root, Analyser& analyser,
                      const std::string& today,
                      const QueryLanguage& query_language = {},
                      Matching matching = Matching::any_word,
                      const ArticleSets& articles = {});

}  // namespace dateline
