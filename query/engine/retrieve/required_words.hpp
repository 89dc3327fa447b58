#pragma once

#include <xapian.h>

#include <deque>
#include <memory>
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

  // The first such passage from `id` on, which must not descend, that is
  // wanted; no_passage if there is none, and soon after the deadline. Calls
  // is_wanted(passage), ascending, before anything but the terms is looked at.
  template <typename IsWanted>
  Xapian::docid first_from(Xapian::docid id, IsWanted is_wanted);

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
    // The next passages that have the terms, whose traces are being loaded.
    std::deque<Xapian::docid> ahead;

    Xapian::docid candidate_from(Xapian::docid id);
    Xapian::docid with_terms_from(Xapian::docid id);
    Xapian::docid look_ahead_from(Xapian::docid id);
    // The first passage from `id` on that is known to be a candidate, or not
    // known to be none.
    Xapian::docid possible_from(Xapian::docid id) {
      return across == nullptr ? with_terms_from(id) : id;
    }
    bool has_terms(Xapian::docid id);
    // Whether a possible candidate has what is required.
    bool holds(Xapian::docid id);
  };

  static Clause clause_of(const RequiredWords& required,
                          const PassageDatabase& database, std::size_t segment);
  Xapian::docid candidate_from(Xapian::docid id);
  bool all_hold(Xapian::docid id);

  std::vector<Clause> clauses_;  // the one with fewest passages first
  Deadline& deadline_;
  Xapian::doccount estimate_ = 0;
};

template <typename IsWanted>
Xapian::docid RequiredWordsFinder::first_from(Xapian::docid id,
                                              IsWanted is_wanted) {
  id = candidate_from(id);
  while (id != no_passage && !(is_wanted(id) && all_hold(id))) {
    id = candidate_from(id + 1);
  }
  return id;
}

}  // namespace dateline
