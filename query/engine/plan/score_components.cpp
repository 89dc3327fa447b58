#include "query/engine/plan/score_components.hpp"

#include <algorithm>

namespace dateline {

bool is_enabled(const SearchOptions& options, ScoreComponent part) {
  return std::find(options.disabled.begin(), options.disabled.end(), part) ==
         options.disabled.end();
}

std::string_view to_string(ScoreComponent part) {
  switch (part) {
    case ScoreComponent::burstiness:
      return "burstiness";
    case ScoreComponent::title:
      return "title";
    case ScoreComponent::variants:
      return "variants";
    case ScoreComponent::proximity:
      return "proximity";
    case ScoreComponent::article:
      return "article";
    case ScoreComponent::feedback:
      return "feedback";
    case ScoreComponent::smoothing:
      return "smoothing";
    case ScoreComponent::near_duplicates:
      break;
  }
  return "near-duplicates";
}

}  // namespace dateline
