#include "query/engine/diagnosis/any_match.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/retrieve/candidate_query.hpp"
#include "query/engine/verify/evaluator.hpp"

namespace dateline {
namespace {

class AnyMatch {
 public:
  AnyMatch(const std::vector<LanguageQuery>& queries,
           const Xapian::Database& database, Analysers& analysers)
      : database_(database), enquire_(database) {
    for (const LanguageQuery& query : queries) {
      const std::string& language = query.compiled.language;
      evaluators_.try_emplace(language, query, analysers.of(language));
    }
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  }

  // Most often one of the first does, so few are asked for at first.
  bool among(const CandidateQuery& candidate_query,
             const std::shared_ptr<Deadline>& deadline) {
    enquire_.set_query(until_deadline(candidate_query.query, deadline));
    constexpr Xapian::doccount first = 4, growth = 8;
    Xapian::doccount begin = 0;
    for (Xapian::doccount count = first;; count *= growth) {
      const auto found = enquire_.get_mset(begin, count);
      for (auto item = found.begin(); item != found.end(); ++item) {
        if (deadline->expired()) {
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
        decode_passage_record(database_.get_document(id).get_data());
    const auto evaluator = evaluators_.find(passage.language);
    return evaluator != evaluators_.end() && evaluator->second.matches(passage);
  }

  const Xapian::Database& database_;
  Xapian::Enquire enquire_;
  std::map<std::string, Evaluator> evaluators_;  // by language
};

}  // namespace

bool any_match(const Query& query, const SearchOptions& options,
               const IndexReader& reader, Analysers& analysers,
               const std::shared_ptr<Deadline>& deadline) {
  const auto queries =
      language_queries(query, options, reader, analysers, *deadline);
  const CandidateQuery candidate_query =
      make_candidate_query(queries, deadline);
  return AnyMatch(queries, reader.database(), analysers)
      .among(candidate_query, deadline);
}

}  // namespace dateline
