#include "query/engine/diagnosis/any_match.hpp"

#include <string>
#include <vector>

#include "query/engine/index/passage_store.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {
namespace {

class AnyMatch {
 public:
  AnyMatch(const std::vector<LanguageQuery>& queries,
           const SearchContext& context)
      : context_(context),
        enquire_(context.enquire()),
        evaluators_(make_evaluators(queries, context)) {
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  }

  bool among(const MatchBounds& bounds) {
    enquire_.set_query(context_.living_until_deadline(bounds.sure));
    return !enquire_.get_mset(0, 1).empty() || among_doubtful(bounds.doubtful);
  }

 private:
  // Mostly one of the first matches, so the first round asks Xapian for few.
  bool among_doubtful(const Xapian::Query& doubtful) {
    enquire_.set_query(context_.living_until_deadline(doubtful));
    constexpr Xapian::doccount first_round = 4, growth = 8;
    Xapian::doccount begin = 0;
    for (Xapian::doccount count = first_round;; count *= growth) {
      const Xapian::MSet candidates = enquire_.get_mset(begin, count);
      for (auto id = candidates.begin(); id != candidates.end(); ++id) {
        if (context_.deadline.expired()) {
          return false;
        }
        // Where no more texts are read, one of them may match.
        if (matches(*id) || !context_.deadline.grants_text()) {
          return true;
        }
      }
      if (candidates.size() < count) {
        return false;
      }
      begin += count;
    }
  }

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
  // To compile a thousand words takes time too.
  if (context.deadline.expired()) {
    return false;
  }
  const auto queries =
      unscored_queries(query, filters, Matching::any_word, context);
  return AnyMatch(queries, context).among(match_bounds(queries, context));
}

}  // namespace dateline
