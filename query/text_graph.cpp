#include "query/text_graph.hpp"

#include "query/pattern_walk.hpp"

namespace dateline {

TextGraph::TextGraph(std::string_view text, const std::vector<Token>& tokens)
    : text_(text), tokens_(tokens) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].position > first_.size()) {
      first_.push_back(i);
    }
  }
  first_.push_back(static_cast<std::uint32_t>(tokens.size()));
}

MatchLevel TextGraph::compare(const PatternArc& arc, std::uint32_t at,
                              std::uint32_t index) const {
  const Token& token = tokens_[first_[at] + index];
  const Word& word = *token.word;
  if (word.fingerprint != arc.fingerprint || word.term != arc.term) {
    return MatchLevel::none;
  }
  if (word.folded != arc.folded) {
    return MatchLevel::stemmed;
  }
  return slice(token.begin, token.end) == arc.literal ? MatchLevel::literal
                                                      : MatchLevel::folded;
}

std::vector<Occurrence> TextGraph::find(const Pattern& pattern,
                                        MatchLevel weakest) const {
  std::vector<Occurrence> found;
  PatternWalk walk(*this, pattern, weakest);
  for (std::uint32_t at = 0; pattern.length() > 0 && at < positions(); ++at) {
    if (const auto path = walk.from(at)) {
      // A compound ends where its last base token does.
      found.push_back({tokens_[first_[at]].begin,
                       tokens_[first_[path->last - 1]].end, at, path->last,
                       path->level});
    }
  }
  return found;
}

}  // namespace dateline
