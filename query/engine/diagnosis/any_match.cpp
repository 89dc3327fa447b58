#include "query/engine/diagnosis/any_match.hpp"

#include <map>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {
namespace {

class AnyMatch {
 public:
  AnyMatch(const std::vector<LanguageQuery>& queries,
           const SearchContext& context)
      : context_(context), enquire_(context.database()) {
    for (const LanguageQuery& query : queries) {
      const std::string& language = query.compiled.language;
      evaluators_.try_emplace(language, query, context.analysers.of(language));
    }
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  }

  // Most often one of the first does, so few are asked for at first.
  bool among(const CandidateQuery& candidate_query) {
    enquire_.set_query(
        until_deadline(candidate_query.query, context_.deadline));
    constexpr Xapian::doccount first = 4, growth = 8;
    Xapian::doccount begin = 0;
    for (Xapian::doccount count = first;; count *= growth) {
      const auto found = enquire_.get_mset(begin, count);
      for (auto item = found.begin(); item != found.end(); ++item) {
        if (context_.deadline.expired()) {
          return false;
        }
        if (candidate_query.exact || matches(*item)) {
          return true;
        }
      }
      if (found.size() < count) {
        return false;
      }
      begin += count;
    }
  }

 private:
  bool matches(Xapian::docid id) {
    const PassageRecord passage =
        decode_passage_record(context_.database().get_document(id).get_data());
    const auto evaluator = evaluators_.find(passage.language);
    return evaluator != evaluators_.end() && evaluator->second.matches(passage);
  }

  const SearchContext& context_;
  Xapian::Enquire enquire_;
  std::map<std::string, Evaluator> evaluators_;  // by language
};

}  // namespace

bool any_match(const Query& query, const SearchOptions& options,
               const SearchContext& context) {
  const auto queries = language_queries(query, options, context);
  return AnyMatch(queries, context)
      .among(make_candidate_query(queries, context.deadline));
}

}  // namespace dateline
