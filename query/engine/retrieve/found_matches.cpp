#include "query/engine/retrieve/found_matches.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/engine/retrieve/all_passages.hpp"
#include "query/engine/retrieve/possible_words.hpp"

namespace dateline {

FoundMatches found_matches(const std::vector<LanguageQuery>& queries,
                           const SearchContext& context) {
  const WordSearch words = possible_words(queries, context);
  if (words.languages.empty()) {
    return found_matches(match_bounds(queries, context), context);
  }
  std::vector<Xapian::docid> possible = all_passages(words, context);
  const SureMatches sure = sure_matches(queries, context);
  if (sure.are_all) return {std::move(possible), {}};
  FoundMatches found;
  if (!sure.query.empty()) found.sure = all_passages(sure.query, context);
  std::ranges::set_difference(possible, found.sure,
                              std::back_inserter(found.doubtful));
  return found;
}

FoundMatches found_matches(const MatchBounds& bounds,
                           const SearchContext& context) {
  return {all_passages(bounds.sure, context),
          all_passages(bounds.doubtful, context)};
}

}  // namespace dateline
