#include "query/match_counter.hpp"

#include <algorithm>

#include "corpus/passage_record.hpp"
#include "query/facet_counter.hpp"

namespace dateline {
namespace {

// Keeps the id of every match.
class IdCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    ids_.push_back(document.get_docid());
  }

  // Ascending.
  std::vector<Xapian::docid> take() {
    std::sort(ids_.begin(), ids_.end());
    return std::move(ids_);
  }

 private:
  std::vector<Xapian::docid> ids_;
};

std::vector<Xapian::docid> all_matches(const Xapian::Database& database,
                                       const Xapian::Query& query) {
  IdCollector collector;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, database.get_doccount());
  return collector.take();
}

bool matches(const Xapian::Document& document, Evaluators& evaluators) {
  const PassageRecord passage = decode_passage_record(document.get_data());
  const auto evaluator = evaluators.find(passage.language);
  return evaluator != evaluators.end() &&
         evaluator->second.evaluate(passage).has_value();
}

}  // namespace

MatchCounts count_matches(const Xapian::Database& database,
                          const Proposal& proposal, Evaluators& evaluators,
                          const std::vector<Facet>& facets,
                          const std::shared_ptr<SearchWatch>& watch) {
  FacetCounter counter(database, facets);
  for (const Xapian::docid id :
       all_matches(database, watched(proposal.query, watch))) {
    if (watch->over_at_a_glance()) {
      break;
    }
    if (proposal.exact || matches(database.get_document(id), evaluators)) {
      counter.add(id);
    }
  }
  std::vector<FacetCounts> counts = counter.counts();
  return {counter.passages(), counter.articles(), std::move(counts)};
}

}  // namespace dateline
