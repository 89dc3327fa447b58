#pragma once

#include <vector>

#include "corpus/index/passage_record.hpp"
#include "dateline/results.hpp"
#include "query/engine/verify/passage_match.hpp"
#include "query/engine/verify/passage_run.hpp"

namespace dateline {

// Sorts spans of one text, and joins those that overlap.
void sort_and_join(std::vector<Span>& spans);

// How the query's words matched, in the query's order. Excluded and ignored
// words are left out. `leaves` has the matches by leaf.
std::vector<WordMatch> word_matches(const CompiledQuery& query,
                                    const TokenGraph& title,
                                    const TokenGraph& text,
                                    const PassageRun& run,
                                    const std::vector<LeafMatches>& leaves);

// The spans to mark in the text and in the title, sorted and disjoint.
std::vector<Span> text_spans(const std::vector<LeafMatches>& leaves,
                             const PassageRun& run);
std::vector<Span> title_spans(const std::vector<LeafMatches>& leaves);

// A passage behind the hit, and the spans to mark in it.
struct FollowingMatch {
  PassageRecord passage;
  std::vector<Span> spans;
};

// The passages behind the hit up to the last into which a match runs.
std::vector<FollowingMatch> following_matches(
    const std::vector<LeafMatches>& leaves, const PassageRun& run);

}  // namespace dateline
