#pragma once

#include <string>
#include <vector>

#include "corpus/terms/analysers.hpp"
#include "dateline/query.hpp"

namespace dateline {

// The language of `languages` that a query is written in. The query must have
// at least two of its stop words and, compared with each other language, more
// than twice as many that only this language has as only the other has. "" if
// there is no such language, as for most queries of few words.
std::string language_of(const Query& query,
                        const std::vector<std::string>& languages,
                        Analysers& analysers);

// Whether passages of a language are in another one than a query that is
// written in `query_language`; "" is not known in both.
bool is_foreign(const std::string& language, const std::string& query_language);

}  // namespace dateline
