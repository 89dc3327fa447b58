#include "query/engine/retrieve/trace_condition.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/terms/word_cache.hpp"
#include "query/engine/plan/pattern/near.hpp"
#include "query/engine/plan/pattern/pattern_matcher.hpp"
#include "query/engine/plan/pattern/trace_tokens.hpp"

namespace dateline {
namespace {

// The words that stand as they are in every occurrence of a pattern, by
// position; null where another form may stand, or a compound of several words.
std::vector<const PatternArc*> sure_words(const Pattern& pattern) {
  std::vector<const PatternArc*> words(pattern.length());
  std::size_t covered = 0;  // positions that a wider arc may fill
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::vector<PatternArc>& arcs = pattern.arcs[at];
    if (arcs.size() == 1 && arcs[0].form == Form::same && arcs[0].width == 1 &&
        at >= covered) {
      words[at] = &arcs[0];
    }
    for (const PatternArc& arc : arcs) {
      covered = std::max(covered, at + arc.width);
    }
  }
  return words;
}

Pattern traced(const Pattern& pattern) {
  const auto characters = pair_of_characters(pattern);
  if (characters.empty()) {
    return pattern;
  }
  Pattern row;
  for (const std::string_view character : characters) {
    PatternArc& arc = row.arcs.emplace_back().emplace_back();
    arc.term = character;
    arc.fingerprint = term_fingerprint(character);
  }
  return row;
}

}  // namespace

TraceCondition::TraceCondition(const Pattern& phrase)
    : operands_{{form_of(phrase)}}, reach_(reach_of(phrase)) {}

TraceCondition::TraceCondition(const CompiledQuery& query,
                               const CompiledNode& near)
    : distance_(near.distance),
      ordered_(near.ordered),
      reach_(near_reach(query, near)) {
  for (const CompiledNode& operand : near.operands) {
    std::vector<Form>& forms = operands_.emplace_back();
    for (const Leaf* leaf : leaves_of(query, operand)) {
      forms.push_back(form_of(traced(query.pattern_of(*leaf))));
    }
  }
}

TraceCondition::Form TraceCondition::form_of(Pattern pattern) {
  Form form{{}, beginnings_of(pattern), {}};
  const std::vector<const PatternArc*> words = sure_words(pattern);
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at] != nullptr && words[at + 1] != nullptr) {
      form.pairs.emplace_back(words[at]->fingerprint,
                              words[at + 1]->fingerprint);
    }
  }
  form.pattern = std::move(pattern);
  return form;
}

// Rejects most traces that hold the words, but not side by side.
bool TraceCondition::Form::may_be_in(const TokenTrace& trace) const {
  return std::ranges::all_of(pairs, [&](const auto& pair) {
    return trace.may_have_pair(pair.first, pair.second);
  });
}

std::vector<std::vector<Pattern>> TraceCondition::patterns() const {
  std::vector<std::vector<Pattern>> operands;
  for (const std::vector<Form>& forms : operands_) {
    std::vector<Pattern>& patterns = operands.emplace_back();
    for (const Form& form : forms) {
      patterns.push_back(form.pattern);
    }
  }
  return operands;
}

// Distances are counted in tokens, so the occurrences are by token position.
bool TraceCondition::holds(const TokenTrace& trace,
                           std::uint32_t begins_before) const {
  if (is_phrase() &&
      begins_before == std::numeric_limits<std::uint32_t>::max()) {
    return has_phrase(trace);
  }
  NearOperands near{{}, distance_, ordered_, begins_before};
  near.operands.reserve(operands_.size());
  for (const std::vector<Form>& forms : operands_) {
    Occurrences& occurrences = near.operands.emplace_back();
    for (const Form& form : forms) {
      add_occurrences(trace, form.pattern, form.beginnings, occurrences);
    }
    if (occurrences.empty()) {
      return false;
    }
  }
  return stand_near(near);
}

// Looks for one occurrence only, and counts no positions.
bool TraceCondition::has_phrase(const TokenTrace& trace) const {
  const TraceTokens text(trace);
  for (const Form& form : operands_.front()) {
    if (!form.may_be_in(trace)) {
      continue;
    }
    PatternMatcher matcher(text, form.pattern, MatchLevel::stemmed);
    bool is_found = false;
    trace.scan(form.beginnings, [&](const TokenTrace::FoundArc& arc) {
      is_found = is_found || matcher.from(arc.place);
    });
    if (is_found) return true;
  }
  return false;
}

}  // namespace dateline
