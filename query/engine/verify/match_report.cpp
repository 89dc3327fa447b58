#include "query/engine/verify/match_report.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline {
namespace {

// How a word of the query matches by each of its parts.
struct PartMatches {
  WordMatch match;  // its level is that of the part that matches least closely
  bool has_part = false;
  bool lacks_part = false;
};

// Adds what a text has of a part of a word. `level` becomes that of the closest
// occurrence.
void add_occurrences(WordMatch& match, MatchLevel& level,
                     const TokenGraph& text, const Occurrences& occurrences) {
  constexpr std::size_t max_shown = 3;
  for (const Occurrence& occurrence : occurrences) {
    level = std::min(level, occurrence.level);
    std::string form(text.slice(occurrence.begin, occurrence.end));
    if (match.found.size() < max_shown &&
        std::find(match.found.begin(), match.found.end(), form) ==
            match.found.end()) {
      match.found.push_back(std::move(form));
    }
  }
}

// Adds the level of a part, or that of another name of the word, which counts
// where no part is found.
void add_level(PartMatches& word, bool is_alias, MatchLevel level) {
  const bool is_found = level != MatchLevel::none;
  if (is_alias) {
    if (is_found && !word.has_part) word.match.level = MatchLevel::alias;
    return;
  }
  word.lacks_part |= !is_found;
  if (!is_found) return;
  word.match.level = word.has_part ? std::max(word.match.level, level) : level;
  word.has_part = true;
}

void add_spans(std::vector<Span>& spans, const Occurrences& occurrences) {
  for (const Occurrence& occurrence : occurrences) {
    spans.push_back({occurrence.begin, occurrence.end});
  }
}

// What a run's matches fill of a range of its bytes, counted from its begin.
void add_spans_within(std::vector<Span>& spans,
                      const std::vector<LeafMatches>& leaves,
                      const TokenGraph& run, Span range) {
  for (const LeafMatches& matches : leaves) {
    for (const Occurrence& occurrence : matches.run) {
      const Span part = run.tokens_within(occurrence, range);
      if (part.begin < part.end) {
        spans.push_back({part.begin - range.begin, part.end - range.begin});
      }
    }
  }
}

}  // namespace

void sort_and_join(std::vector<Span>& spans) {
  std::ranges::sort(spans, {}, &Span::begin);
  std::vector<Span> joined;
  for (const Span& span : spans) {
    if (!joined.empty() && span.begin < joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  spans = std::move(joined);
}

std::vector<WordMatch> word_matches(const CompiledQuery& query,
                                    const TokenGraph& title,
                                    const TokenGraph& text,
                                    const PassageRun& run,
                                    const std::vector<LeafMatches>& leaves) {
  std::vector<PartMatches> by_word(query.words.size());
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Leaf& leaf = query.leaves[i];
    PartMatches& word = by_word[leaf.word];
    MatchLevel level = MatchLevel::none;
    add_occurrences(word.match, level, title, leaves[i].title);
    add_occurrences(word.match, level, text, leaves[i].text);
    add_occurrences(word.match, level, run.graph(), leaves[i].run);
    add_level(word, leaf.is_alias, level);
  }
  std::vector<WordMatch> matches;
  for (std::size_t word = 0; word < by_word.size(); ++word) {
    if (query.words[word].negated || query.words[word].ignored) {
      continue;
    }
    WordMatch& match = matches.emplace_back(std::move(by_word[word].match));
    match.word = query.words[word].text;
    if (match.level == MatchLevel::literal && !by_word[word].lacks_part) {
      match.found.clear();
    }
  }
  return matches;
}

std::vector<Span> text_spans(const std::vector<LeafMatches>& leaves,
                             const PassageRun& run) {
  std::vector<Span> spans;
  for (const LeafMatches& matches : leaves) {
    add_spans(spans, matches.text);
  }
  add_spans_within(spans, leaves, run.graph(), {0, run.border()});
  sort_and_join(spans);
  return spans;
}

std::vector<Span> title_spans(const std::vector<LeafMatches>& leaves) {
  std::vector<Span> spans;
  for (const LeafMatches& matches : leaves) {
    add_spans(spans, matches.title);
  }
  sort_and_join(spans);
  return spans;
}

std::vector<FollowingMatch> following_matches(
    const std::vector<LeafMatches>& leaves, const PassageRun& run) {
  std::vector<FollowingMatch> matches;
  std::size_t count = 0;
  std::size_t begin = run.border();
  for (const PassageRecord& passage : run.following()) {
    FollowingMatch& match = matches.emplace_back();
    match.passage = passage;
    add_spans_within(match.spans, leaves, run.graph(),
                     {begin, begin + passage.text.size()});
    sort_and_join(match.spans);
    begin += passage.text.size();
    count = match.spans.empty() ? count : matches.size();
  }
  matches.resize(count);
  return matches;
}

}  // namespace dateline
