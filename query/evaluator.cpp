#include "query/evaluator.hpp"

#include <algorithm>

#include "corpus/fold.hpp"
#include "corpus/index_schema.hpp"
#include "query/bm25.hpp"
#include "query/near.hpp"
#include "query/text_graph.hpp"

namespace dateline {
namespace {

using Occurrences = std::vector<Occurrence>;

// Where a leaf, or a NEAR of leaves, matched.
struct Places {
  Occurrences title, text;

  bool any() const { return !title.empty() || !text.empty(); }
};

// One passage under one query.
class Evaluation {
 public:
  Evaluation(const LanguageQuery& query, const PassageRecord& passage,
             const TextGraph& title, const TextGraph& text,
             const std::vector<std::size_t>& alike)
      : query_(query),
        compiled_(query.compiled),
        passage_(passage),
        title_(title),
        text_(text),
        alike_(alike),
        found_(alike.size()),
        matched_(alike.size()) {}

  bool holds() { return group(compiled_.root, false); }

  // The same, but there is no verdict then.
  bool decides() {
    keeps_places_ = false;
    return holds();
  }

  Verdict verdict() const {
    Verdict verdict;
    verdict.score = score();
    verdict.matches = word_matches();
    for (const Places& places : matched_) {
      add_spans(verdict.spans, places.text);
      add_spans(verdict.title_spans, places.title);
    }
    tidy(verdict.spans);
    tidy(verdict.title_spans);
    return verdict;
  }

  Explanation explanation() const {
    Explanation made;
    made.language = compiled_.language;
    made.passages = query_.statistics.passages;
    made.length = length();
    made.mean_length = query_.statistics.mean_length;
    for (std::size_t i = 0; i < compiled_.units.size(); ++i) {
      const RankUnit& unit = compiled_.units[i];
      made.terms.push_back({stems(unit.pattern),
                            unit.count,
                            count_unit(i).tf,
                            query_.frequencies[i],
                            query_.idf[i],
                            {}});
    }
    score_parts([&](std::size_t unit, const char* name, double value) {
      auto& parts = unit == whole ? made.parts : made.terms[unit].parts;
      parts.push_back({name, value});
    });
    return made;
  }

 private:
  using Kind = CompiledNode::Kind;

  bool is_first() const { return passage_.ordinal == 1; }

  bool node(const CompiledNode& from, bool negated) {
    switch (from.kind) {
      case Kind::leaf: {
        if (!keeps_places_) {
          return has(compiled_.leaves[from.index]);
        }
        // A word that is there a thousand times is looked for once.
        auto& places = found_[alike_[from.index]];
        if (!places) {
          places = find(compiled_.leaves[from.index]);
        }
        keep(from.index, *places, negated);
        return places->any();
      }
      case Kind::filter:
        return passes(compiled_.filters[from.index]);
      case Kind::near:
        return near(from, negated);
      case Kind::group:
        break;
    }
    return group(from, negated);
  }

  bool group(const CompiledNode& from, bool negated) {
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
    return all_must && !excluded &&
           (any_should || !has_should || has_word_must);
  }

  // A NEAR's operands are leaves or groups of them.
  bool near(const CompiledNode& from, bool negated) {
    std::vector<Occurrences> title, text;
    for (const CompiledNode& operand : from.children) {
      const Places places = any_leaf(operand);
      title.push_back(places.title);
      text.push_back(places.text);
    }
    const auto in_title = near_occurrences(title, from.distance, from.ordered);
    const auto in_text = near_occurrences(text, from.distance, from.ordered);
    for (std::size_t i = 0; keeps_places_ && i < from.children.size(); ++i) {
      keep_near(from.children[i],
                {in_title.empty() ? Occurrences() : in_title[i],
                 in_text.empty() ? Occurrences() : in_text[i]},
                negated);
    }
    return !in_title.empty() || !in_text.empty();
  }

  Places any_leaf(const CompiledNode& from) const {
    if (from.kind == Kind::leaf) {
      return find(compiled_.leaves[from.index]);
    }
    Places all;
    for (const CompiledNode& child : from.children) {
      const Places places = any_leaf(child);
      append(all.title, places.title);
      append(all.text, places.text);
    }
    sort_by_position(all.title);
    sort_by_position(all.text);
    return all;
  }

  // Keeps for each leaf below a NEAR those of its occurrences that are in it.
  void keep_near(const CompiledNode& from, const Places& near, bool negated) {
    if (from.kind != Kind::leaf) {
      for (const CompiledNode& child : from.children) {
        keep_near(child, near, negated);
      }
      return;
    }
    Places own = find(compiled_.leaves[from.index]);
    const auto intersect = [](Occurrences& mine, const Occurrences& kept) {
      std::erase_if(mine, [&](const Occurrence& o) {
        return std::find(kept.begin(), kept.end(), o) == kept.end();
      });
    };
    intersect(own.title, near.title);
    intersect(own.text, near.text);
    keep(from.index, own, negated);
  }

  bool has(const Leaf& leaf) const {
    return (!leaf.title_only && text_.has(leaf.pattern, leaf.weakest)) ||
           ((is_first() || leaf.title_only) &&
            title_.has(leaf.pattern, leaf.weakest));
  }

  Places find(const Leaf& leaf) const {
    Places places;
    if (is_first() || leaf.title_only) {
      places.title = title_.find(leaf.pattern, leaf.weakest);
    }
    if (!leaf.title_only) {
      places.text = text_.find(leaf.pattern, leaf.weakest);
    }
    return places;
  }

  void keep(std::size_t leaf, const Places& places, bool negated) {
    if (!negated) {
      matched_[leaf] = places;
    }
  }

  bool passes(const Filter& filter) const {
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

  static bool contains(const std::vector<std::string>& values,
                       const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  }

  static constexpr std::size_t whole = static_cast<std::size_t>(-1);

  // The parts of the score in their order: of each unit, then of the passage as
  // a whole. The only place where scores are made: both their sum and an
  // explanation come from here, the same to the last bit wherever it is taken.
  // Calls add(unit index or `whole`, name, value).
  template <typename Add>
  void score_parts(Add add) const {
    for (std::size_t i = 0; i < compiled_.units.size(); ++i) {
      const double idf = query_.idf[i];
      const UnitCount count = count_unit(i);
      add(i, "body",
          idf * std::max(saturation(count.close),
                         fuzzy_share * saturation(count.tf)));
      add(i, "title", count.in_title > 0 ? idf * title_share : 0);
    }
  }

  double score() const {
    double sum = 0;
    score_parts([&](std::size_t, const char*, double value) { sum += value; });
    return sum;
  }

  double saturation(double tf) const {
    return bm25_saturation(tf, length(), query_.statistics.mean_length);
  }

  struct UnitCount {
    double tf;
    double close;  // those that are not only nearly the word
    double in_title;
  };

  UnitCount count_unit(std::size_t unit) const {
    const Pattern& pattern = compiled_.units[unit].pattern;
    UnitCount count{0, 0, 0};
    const auto add = [&](const Occurrences& found) {
      count.tf += static_cast<double>(found.size());
      count.close += static_cast<double>(std::count_if(
          found.begin(), found.end(),
          [](const Occurrence& at) { return at.level != MatchLevel::fuzzy; }));
    };
    add(text_.find(pattern, MatchLevel::fuzzy));
    const Occurrences in_title = title_.find(pattern, MatchLevel::fuzzy);
    count.in_title = static_cast<double>(in_title.size());
    if (is_first()) {
      add(in_title);
    }
    return count;
  }

  double length() const {
    return static_cast<double>(text_.length() +
                               (is_first() ? title_.length() : 0));
  }

  static std::string stems(const Pattern& pattern) {
    std::string all;
    for (const auto& arcs : pattern.arcs) {
      all += (all.empty() ? "" : " ") + arcs.front().term;
    }
    return all;
  }

  std::vector<WordMatch> word_matches() const {
    std::vector<WordMatch> by_word(compiled_.words.size());
    for (std::size_t i = 0; i < matched_.size(); ++i) {
      WordMatch& match = by_word[compiled_.leaves[i].word];
      note_found(match, title_, matched_[i].title);
      note_found(match, text_, matched_[i].text);
    }
    std::vector<WordMatch> matches;
    for (std::size_t word = 0; word < by_word.size(); ++word) {
      if (compiled_.words[word].negated || compiled_.words[word].ignored) {
        continue;
      }
      WordMatch& match = matches.emplace_back(std::move(by_word[word]));
      match.word = compiled_.words[word].text;
      if (match.level == MatchLevel::literal) {
        match.found.clear();
      }
    }
    return matches;
  }

  static void note_found(WordMatch& match, const TextGraph& text,
                         const Occurrences& occurrences) {
    constexpr std::size_t most_shown = 3;
    for (const Occurrence& at : occurrences) {
      match.level = std::min(match.level, at.level);
      std::string form(text.slice(at.begin, at.end));
      if (match.found.size() < most_shown && !contains(match.found, form)) {
        match.found.push_back(std::move(form));
      }
    }
  }

  static void append(Occurrences& all, const Occurrences& more) {
    all.insert(all.end(), more.begin(), more.end());
  }

  static void sort_by_position(Occurrences& all) {
    std::sort(all.begin(), all.end(),
              [](const Occurrence& a, const Occurrence& b) {
                return a.first < b.first;
              });
  }

  static void add_spans(std::vector<Span>& spans, const Occurrences& places) {
    for (const Occurrence& at : places) {
      spans.push_back({at.begin, at.end});
    }
  }

  // Sorted, and joined where they overlap.
  static void tidy(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
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

  const LanguageQuery& query_;
  const CompiledQuery& compiled_;
  const PassageRecord& passage_;
  const TextGraph& title_;
  const TextGraph& text_;
  const std::vector<std::size_t>& alike_;
  std::vector<std::optional<Places>> found_;  // by the first leaf alike
  bool keeps_places_ = true;
  std::vector<Places> matched_;  // by leaf; of leaves that are not negated
};

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

std::vector<std::size_t> first_alike(const std::vector<Leaf>& leaves) {
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

}  // namespace

Evaluator::Evaluator(const LanguageQuery& query, Analyser& analyser,
                     bool explains)
    : query_(query),
      analyser_(analyser),
      alike_(first_alike(query.compiled.leaves)),
      explains_(explains) {}

bool Evaluator::matches(const PassageRecord& passage) {
  const auto& leaves = query_.compiled.leaves;
  std::vector<Token> title_tokens;
  if (passage.ordinal == 1 ||
      std::any_of(leaves.begin(), leaves.end(),
                  [](const Leaf& leaf) { return leaf.title_only; })) {
    title_tokens = analyser_.analyse(passage.title);
  }
  const TextGraph title(passage.title, title_tokens);
  const TextGraph text(passage.text, analyser_.analyse(passage.text));
  return Evaluation(query_, passage, title, text, alike_).decides();
}

std::optional<Verdict> Evaluator::evaluate(const PassageRecord& passage) {
  const std::vector<Token> title_tokens = analyser_.analyse(passage.title);
  const TextGraph title(passage.title, title_tokens);
  const TextGraph text(passage.text, analyser_.analyse(passage.text));
  Evaluation evaluation(query_, passage, title, text, alike_);
  if (!evaluation.holds()) {
    return std::nullopt;
  }
  Verdict verdict = evaluation.verdict();
  if (explains_) {
    verdict.explanation = evaluation.explanation();
  }
  return verdict;
}

}  // namespace dateline
