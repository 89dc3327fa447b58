#include "query/ranking_parts.hpp"

#include <algorithm>

namespace dateline {

bool counts(const SearchOptions& options, RankingPart part) {
  return std::find(options.without.begin(), options.without.end(), part) ==
         options.without.end();
}

std::string_view to_string(RankingPart part) {
  switch (part) {
    case RankingPart::burstiness:
      return "burstiness";
    case RankingPart::title:
      return "title";
    case RankingPart::variants:
      return "variants";
    case RankingPart::proximity:
      return "proximity";
    case RankingPart::article:
      return "article";
    case RankingPart::feedback:
      return "feedback";
    case RankingPart::neighbours:
      return "neighbours";
    case RankingPart::copies:
      break;
  }
  return "copies";
}

}  // namespace dateline
