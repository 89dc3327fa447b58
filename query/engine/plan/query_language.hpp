#pragma once

#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "query/engine/plan/language_query.hpp"

namespace dateline {

// The one of `languages` whose stop words hold a query together: two of them at
// least, and more than twice as many that another language does not share as
// the other way round. "" if there is none, as for most queries of few words.
std::string language_of(const Query& query,
                        const std::vector<std::string>& languages,
                        Analysers& analysers);

}  // namespace dateline
