#pragma once

#include <string>
#include <vector>

#include "dateline/diagnosis.hpp"
#include "dateline/query.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"

namespace dateline {

// A note for each word of the query that no passage of these languages has, in
// any inflected form, with the likeliest other spellings. Reads the lexicon
// only if there is such a word.
std::vector<Note> notes_on_missing_words(
    const Query& query, const std::vector<LanguageQuery>& queries,
    const SearchContext& context);

// "; did you mean 'veto' or 'vetos'?", or "" if no word has a spelling.
std::string spelling_question(const std::vector<WordCount>& words);

}  // namespace dateline
