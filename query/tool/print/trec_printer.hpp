#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/searcher.hpp"

namespace dateline::query_tool {

// A hit as a line of a TREC run: `topic Q0 id rank score tag`. The id is that
// of the article if the list has one passage of each, else of the passage.
std::string trec_of(const Hit& hit, std::string_view topic,
                    std::size_t max_per_article, std::string_view tag);

// `text` as one word of such a line: white space and what is_harmful() names
// become %20 and so on, and an empty text "-".
std::string trec_word(std::string_view text);

}  // namespace dateline::query_tool
