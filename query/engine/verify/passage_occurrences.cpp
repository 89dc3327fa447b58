#include "query/engine/verify/passage_occurrences.hpp"

#include <algorithm>

namespace dateline {
namespace {

// Literal, folded and any level. Beyond folded the forms of a pattern decide
// which levels there are, so that no level finds fewer than the next.
constexpr std::size_t levels = 3;

}  // namespace

PassageOccurrences::PassageOccurrences(const CompiledQuery& query,
                                       const TokenGraph& title,
                                       const TokenGraph& text)
    : query_(query),
      title_(title),
      text_(text),
      in_title_(levels * query.patterns.size()),
      in_text_(levels * query.patterns.size()) {}

const Occurrences& PassageOccurrences::in_title(std::size_t pattern,
                                                MatchLevel weakest) {
  return find(title_, in_title_, pattern, weakest);
}

const Occurrences& PassageOccurrences::in_text(std::size_t pattern,
                                               MatchLevel weakest) {
  return find(text_, in_text_, pattern, weakest);
}

const Occurrences& PassageOccurrences::find(const TokenGraph& graph,
                                            Found& found, std::size_t pattern,
                                            MatchLevel weakest) const {
  const std::size_t level =
      std::min(static_cast<std::size_t>(weakest), levels - 1);
  std::optional<Occurrences>& occurrences = found[levels * pattern + level];
  if (!occurrences) {
    occurrences = graph.find(query_.patterns[pattern],
                             level == levels - 1 ? MatchLevel::fuzzy : weakest);
  }
  return *occurrences;
}

}  // namespace dateline
