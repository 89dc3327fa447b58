#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/cli/json_text.hpp"
#include "dateline/searcher.hpp"

namespace dateline {

// A hit as one line of JSON with its line feed, as docs/reference/json.md
// describes it. The adjacent passages are in it if `context` is not null.
std::string json_of(const Hit& hit, const AdjacentPassages* context = nullptr);

// A value that may be unknown; null if it is, or empty.
Json text_or_null(const std::optional<std::string>& value);

// Counts as an array of objects, with those of stories if they are asked for.
Json json_list(const std::vector<FacetCount>& counts, bool stories);

// The copies of an article as an array of objects.
Json json_list(const std::vector<ArticleCopy>& copies);

// Counts as one line of JSON, with those of stories if they are asked for.
// `counted` says what the totals count.
std::string json_of_totals(const Results& results, std::string_view counted,
                           bool stories);
std::string json_of(const std::vector<FacetCounts>& facets, bool stories);
std::string json_of(const CrossTable& cross, bool stories);
std::string json_of(const Timeline& timeline, const std::string& unit,
                    bool stories);

// What these lines hold, as values: of the lines of counts, the value of their
// one key.
Json json_value(const Hit& hit, const AdjacentPassages* context = nullptr);
Json json_value_of_totals(const Results& results, std::string_view counted,
                          bool stories);
Json json_value(const std::vector<FacetCounts>& facets, bool stories);
Json json_value(const CrossTable& cross, bool stories);
Json json_value(const Timeline& timeline, const std::string& unit,
                bool stories);

}  // namespace dateline
