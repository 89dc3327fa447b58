#pragma once

#include <vector>

#include "dateline/results.hpp"
#include "query/engine/verify/passage_match.hpp"

namespace dateline {

// How the query's words matched, in the query's order. Excluded and ignored
// words are left out. `leaves` has the matches by leaf.
std::vector<WordMatch> word_matches(const CompiledQuery& query,
                                    const TokenGraph& title,
                                    const TokenGraph& text,
                                    const std::vector<LeafMatches>& leaves);

// The spans to mark in the text and in the title, sorted and disjoint.
std::vector<Span> text_spans(const std::vector<LeafMatches>& leaves);
std::vector<Span> title_spans(const std::vector<LeafMatches>& leaves);

}  // namespace dateline
