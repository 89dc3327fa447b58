#include "query/engine/verify/passage_match.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/fold.hpp"
#include "query/engine/plan/pattern/near.hpp"

namespace dateline {
namespace {

using Kind = CompiledNode::Kind;

bool contains(const std::vector<std::string>& values,
              const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

void append(Occurrences& all, const Occurrences& more) {
  all.insert(all.end(), more.begin(), more.end());
}

void sort_by_position(Occurrences& all) {
  std::sort(all.begin(), all.end(),
            [](const Occurrence& a, const Occurrence& b) {
              return a.first < b.first;
            });
}

// Whether two leaves find the same in every passage.
bool find_alike(const Leaf& a, const Leaf& b) {
  const auto same_letters = [](const PatternArc& x, const PatternArc& y) {
    return x.literal == y.literal;
  };
  return a.weakest == b.weakest && a.title_only == b.title_only &&
         same_terms(a.pattern, b.pattern) &&
         std::equal(a.pattern.arcs.begin(), a.pattern.arcs.end(),
                    b.pattern.arcs.begin(), b.pattern.arcs.end(),
                    [&](const auto& x, const auto& y) {
                      return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                                        same_letters);
                    });
}

}  // namespace

std::vector<std::size_t> duplicate_leaves(const std::vector<Leaf>& leaves) {
  std::vector<std::size_t> firsts, alike;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const auto first =
        std::find_if(firsts.begin(), firsts.end(), [&](std::size_t other) {
          return find_alike(leaves[other], leaves[i]);
        });
    alike.push_back(first == firsts.end() ? i : *first);
    if (first == firsts.end()) {
      firsts.push_back(i);
    }
  }
  return alike;
}

PassageMatch::PassageMatch(const CompiledQuery& query,
                           const PassageRecord& passage,
                           const TokenGraph& title, const TokenGraph& text,
                           const std::vector<std::size_t>& alike)
    : query_(query),
      passage_(passage),
      title_(title),
      text_(text),
      duplicate_of_(alike),
      found_(alike.size()),
      matched_(alike.size()) {}

bool PassageMatch::decides() {
  keeps_places_ = false;
  return holds();
}

bool PassageMatch::node(const CompiledNode& from, bool negated) {
  switch (from.kind) {
    case Kind::leaf:
      return leaf(from.index, negated);
    case Kind::filter:
      return passes(query_.filters[from.index]);
    case Kind::near:
      return near(from, negated);
    case Kind::group:
      break;
  }
  return group(from, negated);
}

// A word that is there a thousand times is looked for once.
bool PassageMatch::leaf(std::size_t index, bool negated) {
  if (!keeps_places_) {
    return has(query_.leaves[index]);
  }
  auto& places = found_[duplicate_of_[index]];
  if (!places) {
    places = find(query_.leaves[index]);
  }
  keep(index, *places, negated);
  return places->any();
}

bool PassageMatch::group(const CompiledNode& from, bool negated) {
  bool all_must = true, any_should = false, has_should = false;
  bool has_word_must = false, excluded = false;
  for (const CompiledNode& child : from.children) {
    const bool inverts = child.occur == Occur::must_not;
    if (!keeps_places_ && any_should && child.occur == Occur::should) {
      continue;
    }
    const bool found = node(child, negated || inverts);
    if (inverts) {
      excluded = excluded || found;
    } else if (child.occur == Occur::must) {
      all_must = all_must && found;
      has_word_must = has_word_must || !child.filters;
    } else {
      has_should = true;
      any_should = any_should || found;
    }
  }
  return all_must && !excluded && (any_should || !has_should || has_word_must);
}

// A NEAR's operands are leaves or groups of them.
bool PassageMatch::near(const CompiledNode& from, bool negated) {
  NearOperands title{{}, from.distance, from.ordered};
  NearOperands text = title;
  for (const CompiledNode& operand : from.children) {
    LeafMatches places = any_leaf(operand);
    title.operands.push_back(std::move(places.title));
    text.operands.push_back(std::move(places.text));
  }
  if (!keeps_places_) {
    return stand_near(title) || stand_near(text);
  }
  const auto in_title = near_occurrences(title);
  const auto in_text = near_occurrences(text);
  for (std::size_t i = 0; i < from.children.size(); ++i) {
    keep_near(from.children[i],
              {in_title.empty() ? Occurrences() : in_title[i],
               in_text.empty() ? Occurrences() : in_text[i]},
              negated);
  }
  return !in_title.empty() || !in_text.empty();
}

LeafMatches PassageMatch::any_leaf(const CompiledNode& from) const {
  if (from.kind == Kind::leaf) {
    return find(query_.leaves[from.index]);
  }
  LeafMatches all;
  for (const CompiledNode& child : from.children) {
    const LeafMatches places = any_leaf(child);
    append(all.title, places.title);
    append(all.text, places.text);
  }
  sort_by_position(all.title);
  sort_by_position(all.text);
  return all;
}

// Keeps for each leaf below a NEAR those of its occurrences that are in it.
void PassageMatch::keep_near(const CompiledNode& from, const LeafMatches& near,
                             bool negated) {
  if (from.kind != Kind::leaf) {
    for (const CompiledNode& child : from.children) {
      keep_near(child, near, negated);
    }
    return;
  }
  LeafMatches own = find(query_.leaves[from.index]);
  const auto intersect = [](Occurrences& mine, const Occurrences& kept) {
    std::erase_if(mine, [&](const Occurrence& o) {
      return std::find(kept.begin(), kept.end(), o) == kept.end();
    });
  };
  intersect(own.title, near.title);
  intersect(own.text, near.text);
  keep(from.index, own, negated);
}

bool PassageMatch::has(const Leaf& leaf) const {
  return (!leaf.title_only && text_.has(leaf.pattern, leaf.weakest)) ||
         ((has_title() || leaf.title_only) &&
          title_.has(leaf.pattern, leaf.weakest));
}

LeafMatches PassageMatch::find(const Leaf& leaf) const {
  LeafMatches places;
  if (has_title() || leaf.title_only) {
    places.title = title_.find(leaf.pattern, leaf.weakest);
  }
  if (!leaf.title_only) {
    places.text = text_.find(leaf.pattern, leaf.weakest);
  }
  return places;
}

void PassageMatch::keep(std::size_t leaf, const LeafMatches& places,
                        bool negated) {
  if (!negated) {
    matched_[leaf] = places;
  }
}

bool PassageMatch::passes(const Filter& filter) const {
  switch (filter.kind) {
    case Filter::Kind::source:
      return contains(filter.any_of, fold_text(passage_.source));
    case Filter::Kind::language:
      return contains(filter.any_of, passage_.language);
    case Filter::Kind::date:
      break;
  }
  return filter.dates.holds(schema::date_value(passage_.date));
}

}  // namespace dateline
