#include "query/engine/count/match_counter.hpp"

#include <algorithm>

#include "corpus/index/passage_record.hpp"
#include "query/engine/count/facet_counter.hpp"

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
  Evaluator* const evaluator = evaluator_of(passage, evaluators);
  return evaluator != nullptr && evaluator->matches(passage);
}

// Those of the doubtful passages that match; some are missing after the
// deadline.
std::vector<Xapian::docid> verified(const Xapian::Database& database,
                                    std::vector<Xapian::docid> doubtful,
                                    Evaluators& evaluators,
                                    Deadline& deadline) {
  std::erase_if(doubtful, [&](Xapian::docid id) {
    return deadline.expired() ||
           !matches(database.get_document(id), evaluators);
  });
  return doubtful;
}

}  // namespace

MatchCounts count_matches(const MatchBounds& bounds, Evaluators& evaluators,
                          const SearchOptions& options,
                          const SearchContext& context) {
  const Xapian::Database& database = context.database();
  Deadline& deadline = context.deadline;
  std::vector<Xapian::docid> ids =
      all_matches(database, until_deadline(bounds.sure, deadline));
  const auto more =
      verified(database,
               all_matches(database, until_deadline(bounds.doubtful, deadline)),
               evaluators, deadline);
  const auto sure = static_cast<std::ptrdiff_t>(ids.size());
  ids.insert(ids.end(), more.begin(), more.end());
  std::inplace_merge(ids.begin(), ids.begin() + sure, ids.end());
  FacetCounter counter(database, options.facets, options.cross);
  for (const Xapian::docid id : ids) {
    if (deadline.expired_sampled()) {
      break;
    }
    counter.add(id);
  }
  std::vector<FacetCounts> counts = counter.counts();
  return {counter.passages(), counter.articles(), std::move(counts),
          counter.cross_table()};
}

}  // namespace dateline
