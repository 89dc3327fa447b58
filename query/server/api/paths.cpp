#include "query/server/api/paths.hpp"

#include <algorithm>

#include "query/server/api/article_answers.hpp"
#include "query/server/api/index_answers.hpp"
#include "query/server/api/search_answers.hpp"

namespace dateline::server {
namespace {

using Names = const std::string_view[];

constexpr Names of_search = {
    "q",       "index",  "syntax",    "strict",  "from",     "to",
    "source",  "author", "language",  "limit",   "offset",   "per-article",
    "sort",    "within", "half-life", "without", "context",  "explain",
    "correct", "facets", "cross",     "stories", "timeline", "count",
    "timeout", "format"};
constexpr Names of_similar = {"index",   "from",      "to",      "source",
                              "author",  "limit",     "offset",  "per-article",
                              "sort",    "half-life", "without", "context",
                              "explain", "timeout",   "format"};
constexpr Names of_facets = {
    "q",      "index",   "syntax",   "strict",  "from",   "to",
    "source", "author",  "language", "within",  "facets", "cross",
    "cells",  "stories", "count",    "timeout", "format"};
constexpr Names of_timeline = {"q",        "index",   "syntax",   "strict",
                               "from",     "to",      "source",   "author",
                               "language", "within",  "timeline", "stories",
                               "count",    "timeout", "format"};
constexpr Names of_diagnose = {"q",  "index",  "syntax", "strict",   "from",
                               "to", "source", "author", "language", "timeout"};
constexpr Names of_article = {"q",    "index",   "syntax", "strict",
                              "cite", "timeout", "format"};
constexpr Names of_passage = {"index", "context", "cite", "timeout", "format"};
constexpr Names of_complete = {"q", "index", "limit", "timeout"};
constexpr Names of_indexes = {"timeout"};

constexpr ApiPath paths[] = {
    {"search", false, "Passages that match a query best.", of_search,
     answer_search, true},
    {"article", true,
     "All passages of an article, in their order; those that match a query "
     "are marked.",
     of_article, answer_article, false},
    {"passage", true, "One passage.", of_passage, answer_passage, false},
    {"similar", true, "Passages of other articles that are about the same.",
     of_similar, answer_similar, false},
    {"facets", false,
     "Counts of what matches a query, by source, language or "
     "date.",
     of_facets, answer_facets, true},
    {"timeline", false, "Counts of what matches a query, over time.",
     of_timeline, answer_timeline, true},
    {"diagnose", false, "Why a query finds nothing or little.", of_diagnose,
     answer_diagnose, true},
    {"complete", false, "What may end a query that is being written.",
     of_complete, answer_complete, true},
    {"indexes", false, "What each index holds.", of_indexes, answer_indexes,
     false},
};

}  // namespace

bool ApiPath::takes(std::string_view parameter) const {
  return std::ranges::find(parameters, parameter) != parameters.end();
}

std::span<const ApiPath> api_paths() { return paths; }

}  // namespace dateline::server
