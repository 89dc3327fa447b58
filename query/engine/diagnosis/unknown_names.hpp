#pragma once

#include <vector>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// Notes on the sources, authors, languages, addresses and ids that the fields
// of `query` or `filters` name and no passage has. For a source, author or
// language the note suggests up to three of the index: those spelt nearly so,
// and those of which the name is a part. The terms of all sources, or of all
// authors, are read once for each unknown name.
std::vector<Note> notes_on_unknown_names(const Query& query,
                                         const SearchFilters& filters,
                                         const SearchContext& context);

}  // namespace dateline
