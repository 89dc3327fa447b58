#pragma once

#include <vector>

#include "dateline/results.hpp"
#include "query/engine/verify/passage_match.hpp"

namespace dateline {

// How the query's words matched, in its order; not those that are negated or
// ignored. `places` are by leaf.
std::vector<WordMatch> word_matches(const CompiledQuery& query,
                                    const TokenGraph& title,
                                    const TokenGraph& text,
                                    const std::vector<LeafMatches>& places);

// What to mark in the text and in the title: sorted, disjoint.
std::vector<Span> text_spans(const std::vector<LeafMatches>& places);
std::vector<Span> title_spans(const std::vector<LeafMatches>& places);

}  // namespace dateline
