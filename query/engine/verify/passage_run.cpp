#include "query/engine/verify/passage_run.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

Occurrences find(const TokenGraph& text, const PassageRun::Operand& forms) {
  Occurrences occurrences;
  for (const PassageRun::Form& form : forms) {
    const Occurrences some = text.find(*form.pattern, form.weakest);
    occurrences.insert(occurrences.end(), some.begin(), some.end());
  }
  sort_by_position(occurrences);
  return occurrences;
}

}  // namespace

PassageRun::PassageRun(const PassageRecord& passage, const TokenGraph& text,
                       Analyser& analyser, const NextPassage& next)
    : passage_(passage), own_(text), analyser_(analyser), next_(next) {}

Occurrences PassageRun::phrase(const Form& phrase) {
  auto found = near({{{phrase}}, 0, false, reach_of(*phrase.pattern)});
  return found.empty() ? Occurrences() : std::move(found.front());
}

std::vector<Occurrences> PassageRun::near(const Near& near) {
  if (!next_ || !may_run_on(near)) {
    return {};
  }
  while (graph().positions() < own_.positions() + near.reach && extend()) {
  }
  if (!graph_) {
    return {};
  }
  NearOperands operands{{}, near.distance, near.ordered, own_.positions()};
  for (const Operand& forms : near.operands) {
    operands.operands.push_back(find(*graph_, forms));
  }
  return near_occurrences(operands);
}

// Whether the passage ends within an operand, or so near behind one that the
// next can follow.
bool PassageRun::may_run_on(const Near& near) const {
  const auto ends_near = [&](const Occurrence& occurrence) {
    return occurrence.last + near.distance >= own_.positions();
  };
  return std::ranges::any_of(near.operands, [&](const Operand& forms) {
    return std::ranges::any_of(forms,
                               [&](const Form& form) {
                                 return own_.runs_off(*form.pattern,
                                                      form.weakest);
                               }) ||
           (near.operands.size() > 1 &&
            std::ranges::any_of(find(own_, forms), ends_near));
  });
}

bool PassageRun::extend() {
  if (is_at_end_) {
    return false;
  }
  auto next = next_(following_.empty() ? passage_ : following_.back());
  if (!next) {
    is_at_end_ = true;
    return false;
  }
  if (following_.empty()) {
    text_ = passage_.text;
    tokens_ = own_.tokens();
  }
  const TokenizedText tokenized = analyser_.analyse(next->text);
  append(tokenized.tokens);
  words_.push_back(tokenized.words);
  text_ += next->text;
  following_.push_back(*std::move(next));
  graph_.emplace(text_, TokenizedText{tokens_, nullptr});
  return true;
}

// Appends the tokens of a text that is about to be appended.
void PassageRun::append(const std::vector<Token>& tokens) {
  const auto bytes = static_cast<std::uint32_t>(text_.size());
  const std::uint32_t positions = graph().positions();
  for (Token token : tokens) {
    token.begin += bytes;
    token.end += bytes;
    token.position += positions;
    tokens_.push_back(token);
  }
}

}  // namespace dateline
