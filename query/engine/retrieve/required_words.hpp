#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/index/segment_postings.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/retrieve/posting_union.hpp"
#include "query/engine/retrieve/trace_condition.hpp"

namespace dateline {

// A word, phrase or NEAR that every passage must have.
struct RequiredWords {
  // A passage has one term of each.
  std::vector<std::vector<std::string>> terms;
  // Decides whether such a passage has the phrase or NEAR; null for a word.
  std::shared_ptr<const TraceCondition> condition;
  // Finds the passages whose phrase or NEAR ends behind them; null for a
  // word.
  std::shared_ptr<const Xapian::PostingSource> across;

  // Whether both ask for the same words and conditions. It is false too where
  // the expansions of a condition were looked up twice.
  bool operator==(const RequiredWords& other) const;
};

// What a query asks of every passage, if that is words, phrases and NEARs and
// nothing else; nothing if it is not. The same passages as
// bounds_of(query).possible.
std::vector<RequiredWords> required_words(const CompiledQuery& query,
                                          const SearchContext& context);

// Finds the passages of a segment that have all of some words and phrases.
class RequiredWordsFinder {
 public:
  // All must outlive it. `segment` is the number of the segment.
  RequiredWordsFinder(const std::vector<RequiredWords>& required,
                      const PassageDatabase& database, std::size_t segment,
                      Deadline& deadline);

  // What the caller says of a passage before its traces are looked at.
  struct FirstLook {
    bool is_wanted = true;
    std::optional<double> weight;  // is handed on to see()
  };

  // Calls see(passage, weight) with each such passage that is wanted,
  // ascending, by its number within the segment; ends soon after the deadline.
  // Before, it calls look(passage), ascending too, when only the terms of the
  // passage are known. look() may be up to 16 passages ahead of see(), whose
  // traces are loaded meanwhile: the processor waits longer for a trace than it
  // works on it.
  template <typename Look, typename See>
  void each(Look look, See see);

  // How many it finds, as if each word were in passages without regard to the
  // others.
  Xapian::doccount estimate() const { return estimate_; }

 private:
  using Source = std::unique_ptr<Xapian::PostingSource>;

  struct Clause {
    std::vector<PostingUnion> lists;  // of `terms`
    const TraceCondition* condition = nullptr;
    const BlobFile* traces = nullptr;  // of the segment
    Source across;
    double passages = 0;  // by estimate
    // The first passage with all terms, from where it was last looked for.
    Xapian::docid with_terms = 0;

    // The first passage from `id` on with all terms, or with a phrase that
    // ends behind it.
    Xapian::docid candidate_from(Xapian::docid id);
    Xapian::docid with_terms_from(Xapian::docid id);
    // The first passage from `id` on that is known to be a candidate, or not
    // known to be none.
    Xapian::docid possible_from(Xapian::docid id) {
      return across == nullptr ? with_terms_from(id) : id;
    }
    bool has_terms(Xapian::docid id);
    bool meets_condition(Xapian::docid id) const;
    // Whether a possible candidate has what is required.
    bool holds(Xapian::docid id);
  };

  // A passage that may have what all clauses require, and what the lists of the
  // first clause, which may stand behind it by now, say of it.
  struct Possible {
    Xapian::docid id = no_passage;
    bool has_terms = false;
    bool ends_behind = false;  // whether a phrase of the clause does
    std::optional<double> weight;
  };

  static Clause clause_of(const RequiredWords& required,
                          const PassageDatabase& database, std::size_t segment);
  // The first candidate from `id` on, which must not descend.
  Possible candidate_from(Xapian::docid id);
  bool all_hold(const Possible& passage);
  void prefetch_traces(Xapian::docid id) const;

  std::vector<Clause> clauses_;  // the one with fewest passages first
  const BlobFile* traces_;       // of the segment
  std::size_t ahead_ = 1;  // candidates that are looked at before one is seen
  Deadline& deadline_;
  Xapian::doccount estimate_ = 0;
};

template <typename Look, typename See>
void RequiredWordsFinder::each(Look look, See see) {
  std::vector<Possible> ahead;
  Possible next = candidate_from(1);
  while (next.id != no_passage) {
    ahead.clear();
    for (; next.id != no_passage && ahead.size() < ahead_;
         next = candidate_from(next.id + 1)) {
      const FirstLook first = look(next.id);
      if (!first.is_wanted) continue;
      next.weight = first.weight;
      prefetch_traces(next.id);
      ahead.push_back(next);
    }
    for (const Possible& passage : ahead) {
      if (all_hold(passage)) see(passage.id, passage.weight);
    }
  }
}

}  // namespace dateline
