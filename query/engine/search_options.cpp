#include "dateline/search_options.hpp"

namespace dateline {

std::string_view to_string(Counting counting) {
  switch (counting) {
    case Counting::in_a_row:
      return "in-a-row";
    case Counting::any_word:
      return "any";
    case Counting::none:
      return "none";
    case Counting::all_words:
      break;
  }
  return "all";
}

std::string_view to_string(Within within) {
  return within == Within::article ? "article" : "passage";
}

std::string_view to_string(ScoreComponent component) {
  switch (component) {
    case ScoreComponent::burstiness:
      return "burstiness";
    case ScoreComponent::title:
      return "title";
    case ScoreComponent::pairs:
      return "pairs";
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
