#include "query/engine/verify/passage_match.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/header_words.hpp"
#include "query/engine/plan/pattern/near.hpp"

namespace dateline {
namespace {

bool contains(const std::vector<std::string>& values,
              const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Whether an author's name has all words of one of `names`.
bool has_name(const std::string& author,
              const std::vector<std::string>& names) {
  const std::vector<std::string> words = author_words(author);
  return std::any_of(names.begin(), names.end(), [&](const auto& name) {
    const std::vector<std::string> wanted = name_words(name);
    return !wanted.empty() && std::includes(words.begin(), words.end(),
                                            wanted.begin(), wanted.end());
  });
}

void append(Occurrences& occurrences, const Occurrences& more) {
  occurrences.insert(occurrences.end(), more.begin(), more.end());
}

void keep_those_in(const Occurrences& kept, Occurrences& occurrences) {
  std::erase_if(occurrences, [&](const Occurrence& occurrence) {
    return std::find(kept.begin(), kept.end(), occurrence) == kept.end();
  });
}

}  // namespace

PassageMatch::PassageMatch(const CompiledQuery& query,
                           const PassageRecord& passage,
                           PassageOccurrences& occurrences, PassageRun& run)
    : query_(query),
      passage_(passage),
      occurrences_(occurrences),
      run_(run),
      matches_(query.leaves.size()) {}

bool PassageMatch::decides() {
  keeps_matches_ = false;
  return group_decides(query_.root);
}

bool PassageMatch::node(const CompiledNode& node, bool negated) {
  switch (node.kind) {
    case CompiledNode::Kind::leaf:
      return leaf(node.index, negated);
    case CompiledNode::Kind::filter:
      return passes(query_.filters[node.index]);
    case CompiledNode::Kind::near:
      return near(node, negated);
    case CompiledNode::Kind::group:
      break;
  }
  return keeps_matches_ ? group(node, negated) : group_decides(node);
}

bool PassageMatch::leaf(std::size_t index, bool negated) {
  const Leaf& leaf = query_.leaves[index];
  if (!keeps_matches_) {
    return has(leaf);
  }
  LeafMatches matches = find(leaf);
  if (!matches.any()) {
    matches.run = running_on(leaf);
  }
  const bool is_match = matches.any();
  keep(index, std::move(matches), negated);
  return is_match;
}

bool PassageMatch::group(const CompiledNode& group, bool negated) {
  bool holds = true, has_any = group.any_of.empty();
  for (const CompiledNode& clause : group.all_of) {
    holds = node(clause, negated) && holds;
  }
  for (const CompiledNode& clause : group.any_of) {
    has_any = node(clause, negated) || has_any;
  }
  for (const CompiledNode& clause : group.none_of) {
    holds = !node(clause, true) && holds;
  }
  for (const CompiledNode& clause : group.optional) {
    node(clause, negated);
  }
  return holds && has_any;
}

bool PassageMatch::group_decides(const CompiledNode& group) {
  const auto holds = [this](const CompiledNode& clause) {
    return node(clause, false);
  };
  return std::all_of(group.all_of.begin(), group.all_of.end(), holds) &&
         (group.any_of.empty() ||
          std::any_of(group.any_of.begin(), group.any_of.end(), holds)) &&
         std::none_of(group.none_of.begin(), group.none_of.end(), holds);
}

bool PassageMatch::near(const CompiledNode& near, bool negated) {
  NearOperands title{{}, near.distance, near.ordered};
  NearOperands text = title;
  for (const CompiledNode& operand : near.operands) {
    LeafMatches matches = operand_matches(operand);
    title.operands.push_back(std::move(matches.title));
    text.operands.push_back(std::move(matches.text));
  }
  if (!keeps_matches_) {
    return stand_near(title) || stand_near(text) ||
           !near_running_on(near).empty();
  }
  const auto in_title = near_occurrences(title);
  const auto in_text = near_occurrences(text);
  const auto in_run = in_title.empty() && in_text.empty()
                          ? near_running_on(near)
                          : std::vector<Occurrences>();
  for (std::size_t i = 0; i < near.operands.size(); ++i) {
    keep_near(near.operands[i],
              {in_title.empty() ? Occurrences() : in_title[i],
               in_text.empty() ? Occurrences() : in_text[i],
               in_run.empty() ? Occurrences() : in_run[i]},
              negated);
  }
  return !in_title.empty() || !in_text.empty() || !in_run.empty();
}

// By operand, where it stands if the NEAR runs over the end of the passage.
std::vector<Occurrences> PassageMatch::near_running_on(
    const CompiledNode& near) {
  if (!runs_on(query_, near)) {
    return {};
  }
  std::vector<PassageRun::Operand> operands;
  for (const CompiledNode& operand : near.operands) {
    PassageRun::Operand& forms = operands.emplace_back();
    for (const Leaf* leaf : leaves_of(query_, operand)) {
      forms.push_back({&query_.pattern_of(*leaf), leaf->weakest});
    }
  }
  return run_.near({std::move(operands), near.distance, near.ordered,
                    near_reach(query_, near)});
}

// The occurrences of all leaves of an operand, by position.
LeafMatches PassageMatch::operand_matches(const CompiledNode& operand) {
  if (operand.kind == CompiledNode::Kind::leaf) {
    return find(query_.leaves[operand.index]);
  }
  LeafMatches all;
  for (const CompiledNode& clause : operand.any_of) {
    const LeafMatches matches = operand_matches(clause);
    append(all.title, matches.title);
    append(all.text, matches.text);
  }
  sort_by_position(all.title);
  sort_by_position(all.text);
  return all;
}

// Keeps of each leaf below a NEAR those occurrences that the NEAR has.
void PassageMatch::keep_near(const CompiledNode& operand,
                             const LeafMatches& near, bool negated) {
  if (operand.kind != CompiledNode::Kind::leaf) {
    for (const CompiledNode& clause : operand.any_of) {
      keep_near(clause, near, negated);
    }
    return;
  }
  const Leaf& leaf = query_.leaves[operand.index];
  LeafMatches matches = find(leaf);
  keep_those_in(near.title, matches.title);
  keep_those_in(near.text, matches.text);
  if (!near.run.empty()) {
    matches.run = run_.graph().find(query_.pattern_of(leaf), leaf.weakest);
    keep_those_in(near.run, matches.run);
  }
  keep(operand.index, std::move(matches), negated);
}

bool PassageMatch::has(const Leaf& leaf) {
  const Pattern& pattern = query_.pattern_of(leaf);
  return (!leaf.title_only && occurrences_.text().has(pattern, leaf.weakest)) ||
         (in_title(leaf) && occurrences_.title().has(pattern, leaf.weakest)) ||
         !running_on(leaf).empty();
}

Occurrences PassageMatch::running_on(const Leaf& leaf) {
  return leaf.runs_on ? run_.phrase({&query_.pattern_of(leaf), leaf.weakest})
                      : Occurrences();
}

LeafMatches PassageMatch::find(const Leaf& leaf) {
  LeafMatches matches;
  if (in_title(leaf)) {
    matches.title = occurrences_.in_title(leaf.pattern, leaf.weakest);
  }
  if (!leaf.title_only) {
    matches.text = occurrences_.in_text(leaf.pattern, leaf.weakest);
  }
  return matches;
}

void PassageMatch::keep(std::size_t leaf, LeafMatches matches, bool negated) {
  if (!negated) {
    matches_[leaf] = std::move(matches);
  }
}

bool PassageMatch::passes(const Filter& filter) const {
  if (contains(filter.also, passage_.article)) return true;
  switch (filter.kind) {
    case Filter::Kind::source:
      return contains(filter.any_of, name_key(passage_.source));
    case Filter::Kind::author:
      return has_name(passage_.author, filter.any_of);
    case Filter::Kind::address:
      return has_address(passage_.url, filter.any_of);
    case Filter::Kind::article:
      return contains(filter.any_of, passage_.article);
    case Filter::Kind::language:
      return contains(filter.any_of, passage_.language);
    case Filter::Kind::article_set:
      return filter.articles->has(
          article_key(schema::article_value(passage_.article)));
    case Filter::Kind::date:
      break;
  }
  return filter.dates.holds(schema::date_value(passage_.date));
}

}  // namespace dateline
