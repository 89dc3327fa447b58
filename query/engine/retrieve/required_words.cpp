#include "query/engine/retrieve/required_words.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/mapped_pages.hpp"
#include "query/engine/retrieve/cross_passage_source.hpp"
#include "query/engine/retrieve/passage_filter.hpp"
#include "query/engine/retrieve/term_queries.hpp"

namespace dateline {
namespace {

class WordsRequirer {
 public:
  WordsRequirer(const CompiledQuery& query, const SearchContext& context)
      : query_(query), context_(context) {}

  std::vector<RequiredWords> required() const {
    if (!has_only_words()) return {};
    std::vector<CompiledNode> clauses = query_.root.all_of;
    std::ranges::copy(query_.root.any_of, std::back_inserter(clauses));
    std::vector<RequiredWords> required;
    for (const CompiledNode* clause : distinct_clauses(query_, clauses)) {
      required.push_back(is_leaf(*clause)
                             ? words_of(query_.leaves[clause->index])
                             : words_of_near(*clause));
    }
    return required;
  }

 private:
  // A choice of one clause is no choice.
  bool has_only_words() const {
    const CompiledNode& root = query_.root;
    const auto is_required = [this](const CompiledNode& clause) {
      return is_leaf(clause) ? can_require(query_.leaves[clause.index])
                             : can_require_near(clause);
    };
    return root.none_of.empty() && root.any_of.size() <= 1 &&
           std::ranges::all_of(root.optional, is_leaf) &&
           std::ranges::all_of(root.any_of, is_required) &&
           std::ranges::all_of(root.all_of, is_required);
  }

  static bool is_leaf(const CompiledNode& node) {
    return node.kind == CompiledNode::Kind::leaf;
  }

  // After the deadline no trace is read.
  bool can_require(const Leaf& leaf) const {
    return query_.pattern_of(leaf).length() == 1 ||
           !context_.deadline.expired();
  }

  bool can_require_near(const CompiledNode& clause) const {
    return clause.kind == CompiledNode::Kind::near && runs_on(query_, clause) &&
           !context_.deadline.expired() &&
           std::ranges::all_of(clause.operands, is_leaf);
  }

  RequiredWords words_of(const Leaf& leaf) const {
    const Pattern& pattern = query_.pattern_of(leaf);
    RequiredWords words;
    add_terms(pattern, leaf.title_only ? schema::title_term : schema::body_term,
              words);
    if (pattern.length() > 1 && !leaf.title_only) {
      words.condition = std::make_shared<const TraceCondition>(pattern);
    }
    if (leaf.runs_on) {
      words.across = cross_passage_source(TraceCondition(pattern),
                                          query_.language, context_);
    }
    return words;
  }

  RequiredWords words_of_near(const CompiledNode& near) const {
    RequiredWords words;
    for (const CompiledNode& operand : near.operands) {
      add_terms(query_.pattern_of(query_.leaves[operand.index]),
                schema::body_term, words);
    }
    TraceCondition condition(query_, near);
    words.condition = std::make_shared<const TraceCondition>(condition);
    words.across =
        cross_passage_source(std::move(condition), query_.language, context_);
    return words;
  }

  // Each word of the pattern, or a compound of which it is a part.
  void add_terms(const Pattern& pattern, TermName name,
                 RequiredWords& words) const {
    std::size_t covered = 0;  // positions that the compound fills
    const PatternArc* compound = nullptr;
    for (std::size_t at = 0; at < pattern.length(); ++at) {
      const std::vector<PatternArc>& arcs = pattern.arcs[at];
      if (at >= covered) {
        compound = arcs.size() > 1 ? &arcs.back() : nullptr;
        covered =
            at + std::ranges::max_element(arcs, {}, &PatternArc::width)->width;
      }
      std::vector<std::string> terms =
          terms_of(arcs.front(), query_.language, name);
      if (compound != nullptr) {
        std::ranges::move(terms_of(*compound, query_.language, name),
                          std::back_inserter(terms));
      }
      if (std::ranges::find(words.terms, terms) == words.terms.end()) {
        words.terms.push_back(std::move(terms));
      }
    }
  }

  const CompiledQuery& query_;
  const SearchContext& context_;
};

// The first passage from `id` on that all of some lists have; no_passage if
// there is none. first_from(list, id) is the first that a list has from `id`
// on. Lists send each other ahead, the first leads.
template <typename FirstFrom>
Xapian::docid first_in_all(std::size_t lists, Xapian::docid id,
                           FirstFrom first_from) {
  while (id != no_passage) {
    const Xapian::docid wanted = first_from(0, id);
    id = wanted;
    for (std::size_t list = 1; list < lists && id == wanted; ++list) {
      id = first_from(list, wanted);
    }
    if (id == wanted) return id;
  }
  return no_passage;
}

}  // namespace

bool RequiredWords::operator==(const RequiredWords& other) const {
  return terms == other.terms &&
         (condition == nullptr) == (other.condition == nullptr) &&
         (condition == nullptr || *condition == *other.condition) &&
         (across == nullptr) == (other.across == nullptr);
}

std::vector<RequiredWords> required_words(const CompiledQuery& query,
                                          const SearchContext& context) {
  return WordsRequirer(query, context).required();
}

// The lists with the fewest passages come first.
RequiredWordsFinder::Clause RequiredWordsFinder::clause_of(
    const RequiredWords& required, const PassageDatabase& database,
    std::size_t segment) {
  const SegmentPostings& postings = database.postings(segment);
  const double all = std::max(1u, postings.passages());
  Clause clause;
  double share = 1;
  std::vector<std::pair<double, std::size_t>> by_frequency;
  for (const std::vector<std::string>& terms : required.terms) {
    double passages = 0;
    for (const std::string& term : terms) {
      passages += postings.statistics(term).passages;
    }
    share *= std::min(1.0, passages / all);
    by_frequency.emplace_back(passages, by_frequency.size());
  }
  std::ranges::sort(by_frequency);
  for (const auto& [passages, number] : by_frequency) {
    clause.lists.emplace_back(postings, required.terms[number]);
  }
  clause.passages = share * all;
  clause.condition = required.condition.get();
  clause.traces = database.traces(segment);
  if (required.across != nullptr) {
    clause.across.reset(required.across->clone());
    clause.across->init(database.segment(segment));
    clause.passages += clause.across->get_termfreq_est();
  }
  return clause;
}

RequiredWordsFinder::RequiredWordsFinder(
    const std::vector<RequiredWords>& required, const PassageDatabase& database,
    std::size_t segment, Deadline& deadline)
    : traces_(database.traces(segment)), deadline_(deadline) {
  const double all = database.postings(segment).passages();
  double passages = all;
  constexpr std::size_t traces_ahead = 16;
  for (const RequiredWords& words : required) {
    clauses_.push_back(clause_of(words, database, segment));
    if (words.condition != nullptr) ahead_ = traces_ahead;
    passages *= clauses_.back().passages / std::max(1.0, all);
  }
  std::ranges::stable_sort(clauses_, {}, &Clause::passages);
  estimate_ =
      static_cast<Xapian::doccount>(std::lround(std::min(passages, all)));
}

RequiredWordsFinder::Possible RequiredWordsFinder::candidate_from(
    Xapian::docid id) {
  Clause& first = clauses_.front();
  Possible passage;
  passage.id = first_in_all(
      clauses_.size(), id, [&](std::size_t clause, Xapian::docid from) {
        if (clause > 0) return clauses_[clause].possible_from(from);
        return deadline_.expired_sampled() && !deadline_.grants_grace()
                   ? no_passage
                   : first.candidate_from(from);
      });
  passage.has_terms = first.with_terms == passage.id;
  passage.ends_behind = first.across != nullptr && !first.across->at_end() &&
                        first.across->get_docid() == passage.id;
  return passage;
}

void RequiredWordsFinder::prefetch_traces(Xapian::docid id) const {
  if (ahead_ > 1) prefetch(traces_->at(id));
}

bool RequiredWordsFinder::all_hold(const Possible& passage) {
  const auto first = clauses_.begin();
  return ((passage.has_terms && first->meets_condition(passage.id)) ||
          passage.ends_behind) &&
         std::all_of(first + 1, clauses_.end(),
                     [&](Clause& clause) { return clause.holds(passage.id); });
}

Xapian::docid RequiredWordsFinder::Clause::candidate_from(Xapian::docid id) {
  with_terms = with_terms_from(id);
  if (across == nullptr) return with_terms;
  across->skip_to(id, 0);
  return across->at_end() ? with_terms
                          : std::min(with_terms, across->get_docid());
}

Xapian::docid RequiredWordsFinder::Clause::with_terms_from(Xapian::docid id) {
  return first_in_all(lists.size(), id,
                      [this](std::size_t list, Xapian::docid from) {
                        return lists[list].at_or_after(from);
                      });
}

bool RequiredWordsFinder::Clause::has_terms(Xapian::docid id) {
  return std::ranges::all_of(
      lists, [id](PostingUnion& terms) { return terms.at_or_after(id) == id; });
}

bool RequiredWordsFinder::Clause::meets_condition(Xapian::docid id) const {
  return condition == nullptr || condition->holds(TokenTrace(traces->at(id)));
}

bool RequiredWordsFinder::Clause::holds(Xapian::docid id) {
  return ((across == nullptr || has_terms(id)) && meets_condition(id)) ||
         (across != nullptr && finds(*across, id));
}

}  // namespace dateline
