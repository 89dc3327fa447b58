#include "query/engine/diagnosis/any_match.hpp"

#include <string>
#include <vector>

#include "query/engine/index/passage_store.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {
namespace {

class AnyMatch {
 public:
  AnyMatch(const std::vector<LanguageQuery>& queries,
           const SearchContext& context)
      : context_(context),
        enquire_(context.database()),
        evaluators_(make_evaluators(queries, context.analysers)) {
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  }

  // Whether one of the candidates matches. Mostly one of the first does, so the
  // first round asks Xapian for few of them.
  bool among(const CandidateQuery& candidate_query) {
    enquire_.set_query(
        until_deadline(candidate_query.query, context_.deadline));
    constexpr Xapian::doccount first_round = 4, growth = 8;
    Xapian::doccount begin = 0;
    for (Xapian::doccount count = first_round;; count *= growth) {
      const Xapian::MSet candidates = enquire_.get_mset(begin, count);
      for (auto id = candidates.begin(); id != candidates.end(); ++id) {
        if (context_.deadline.expired()) {
          return false;
        }
        if (candidate_query.exact || matches(*id)) {
          return true;
        }
      }
      if (candidates.size() < count) {
        return false;
      }
      begin += count;
    }
  }

 private:
  bool matches(Xapian::docid id) {
    const PassageRecord passage = read_passage(context_.database(), id);
    Evaluator* const evaluator = evaluator_of(passage, evaluators_);
    return evaluator != nullptr && evaluator->matches(passage);
  }

  const SearchContext& context_;
  Xapian::Enquire enquire_;
  Evaluators evaluators_;
};

}  // namespace

bool any_match(const Query& query, const SearchFilters& filters,
               const SearchContext& context) {
  const auto queries = language_queries(query, {.filters = filters}, context);
  return AnyMatch(queries, context)
      .among(make_candidate_query(queries, context.deadline));
}

}  // namespace dateline
