#include "query/server/api/parameters.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace dateline::server {
namespace {

using Kind = ApiParameter::Kind;

constexpr ApiParameter parameters[] = {
    {"index", Kind::text, "The name of the index; the first if it is left out.",
     ""},
    {"q", Kind::text, "The query, in the query language of Dateline.",
     "Aurus limousine"},
    {"syntax", Kind::text,
     "How the query is read; in plain syntax no character is an operator.",
     "full", "full,plain"},
    {"strict", Kind::flag, "Refuse a query that is not well formed.", "false"},
    {"from", Kind::text,
     "Of this date or later: 2024, 2024-06, 2024-06-19, today, 7d.", "2019"},
    {"to", Kind::text, "Of this date or earlier; 2024 includes its last day.",
     "today"},
    {"source", Kind::list, "Of this source; if repeated, of any of them.",
     "Harbour Dispatch"},
    {"author", Kind::list, "By this author, by the whole name or words of it.",
     "Whitcombe"},
    {"language", Kind::list, "In this language, as an ISO 639-1 code.", "en"},
    {"limit", Kind::number, "How many there are at most; 0: counts alone.",
     "5"},
    {"offset", Kind::number, "Skip so many hits.", "0"},
    {"per-article", Kind::number,
     "The best passages of an article, so many at most; 0: all.", "2"},
    {"sort", Kind::text, "The order of the hits.", "relevance",
     "relevance,newest,oldest"},
    {"within", Kind::text, "What +, AND, quotes and - are about.", "passage",
     "passage,article"},
    {"half-life", Kind::number,
     "Rank new articles higher; what being new adds halves in so many days.",
     "30"},
    {"without", Kind::text,
     "Leave parts out of the score, with commas between; all leaves BM25.",
     "feedback"},
    {"context", Kind::number,
     "So many passages of the article before and after.", "1"},
    {"explain", Kind::flag, "How each score is computed.", "false"},
    {"correct", Kind::flag, "If nothing is found, correct the spelling.",
     "true"},
    {"facets", Kind::text,
     "Count by these, with commas between: source, language, year, month, day.",
     "source,year"},
    {"cross", Kind::text, "Count by two of these, as rows and columns.",
     "source,year"},
    {"cells", Kind::text, "What that table counts, if it is CSV.", "passages",
     "passages,articles,stories"},
    {"stories", Kind::flag, "Count stories, too.", "false"},
    {"timeline", Kind::text, "Count over time, by this unit.", "auto",
     "auto,day,month,year"},
    {"count", Kind::text,
     "Which passages are counted: with all words, with the words side by "
     "side, or with any of them.",
     "all", "all,in-a-row,any"},
    {"cite", Kind::text, "Answer a reference in this form instead.", "plain",
     "plain,markdown,bibtex,ris"},
    {"timeout", Kind::number,
     "Stop after so many milliseconds and answer what was found.", "5000"},
    {"format", Kind::text,
     "The form of the answer; it goes before the Accept header.", "json",
     "json,jsonl,csv"},
};

}  // namespace

std::span<const ApiParameter> api_parameters() { return parameters; }

const ApiParameter& api_parameter(std::string_view name) {
  const auto* found = std::ranges::find(parameters, name, &ApiParameter::name);
  assert(found != std::end(parameters));
  return *found;
}

}  // namespace dateline::server
