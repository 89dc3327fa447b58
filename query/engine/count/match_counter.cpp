#include "query/engine/count/match_counter.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "corpus/index/passage_record.hpp"
#include "query/engine/count/facet_counter.hpp"
#include "query/engine/count/stories.hpp"
#include "query/engine/index/passage_store.hpp"

namespace dateline {
namespace {

// Doubtful passages whose text is read for an estimate; it takes about 10 ms.
constexpr std::size_t max_verified = 200;

// Keeps the number of every match within its segment.
class IdCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    ids_.push_back(document.get_docid());
  }

  const std::vector<Xapian::docid>& local_ids() const { return ids_; }

 private:
  std::vector<Xapian::docid> ids_;
};

// Ascending. Segments are searched one by one, because a spy is told numbers
// within segments.
std::vector<Xapian::docid> all_matches(const Xapian::Query& query,
                                       const SearchContext& context) {
  const PassageDatabase& database = context.database();
  std::vector<Xapian::docid> ids;
  for (std::size_t i = 0;
       i < database.segment_count() && !context.deadline.expired(); ++i) {
    IdCollector collector;
    Xapian::Enquire enquire(database.segment(i));
    enquire.set_query(context.living_until_deadline(query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, database.segment(i).get_doccount());
    for (const Xapian::docid local : collector.local_ids()) {
      ids.push_back(database.id_of(i, local));
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool matches(const PassageRecord& passage, Evaluators& evaluators) {
  Evaluator* const evaluator = evaluator_of(passage, evaluators);
  return evaluator != nullptr && evaluator->matches(passage);
}

// Those of the doubtful passages that match; some are missing after the
// deadline, or where it grants no more texts.
std::vector<Xapian::docid> verified(const PassageDatabase& database,
                                    std::vector<Xapian::docid> doubtful,
                                    Evaluators& evaluators,
                                    Deadline& deadline) {
  std::erase_if(doubtful, [&](Xapian::docid id) {
    return deadline.expired() || !deadline.grants_text() ||
           !matches(read_passage(database, id), evaluators);
  });
  return doubtful;
}

std::vector<Xapian::docid> merged(std::vector<Xapian::docid> ids,
                                  const std::vector<Xapian::docid>& more) {
  const auto first = static_cast<std::ptrdiff_t>(ids.size());
  ids.insert(ids.end(), more.begin(), more.end());
  std::inplace_merge(ids.begin(), ids.begin() + first, ids.end());
  return ids;
}

// Every so many ids that `count` are left.
std::vector<Xapian::docid> sample(const std::vector<Xapian::docid>& ids,
                                  std::size_t count) {
  std::vector<Xapian::docid> sampled;
  for (std::size_t i = 0; i < count; ++i) {
    sampled.push_back(ids[i * ids.size() / count]);
  }
  return sampled;
}

void count_ids(const std::vector<Xapian::docid>& ids, FacetCounter& counter,
               Deadline& deadline) {
  for (const Xapian::docid id : ids) {
    if (deadline.expired_sampled()) {
      break;
    }
    counter.add(id);
  }
}

std::size_t scaled(std::size_t count, double factor) {
  return static_cast<std::size_t>(
      std::llround(factor * static_cast<double>(count)));
}

// What all doubtful passages together would add, by those of a sample that
// match.
MatchCounts estimate(const PassageDatabase& database,
                     const std::vector<Xapian::docid>& doubtful,
                     Evaluators& evaluators, Deadline& deadline) {
  FacetCounter counter(database, {});
  count_ids(
      verified(database, sample(doubtful, max_verified), evaluators, deadline),
      counter, deadline);
  counter.counts();
  const double factor =
      static_cast<double>(doubtful.size()) / static_cast<double>(max_verified);
  const CrossCount total = counter.total();
  return {scaled(total.passages, factor),
          scaled(total.articles, factor),
          0,
          {},
          {},
          false};
}

}  // namespace

MatchCounts count_matches(const MatchBounds& bounds, Evaluators& evaluators,
                          const SearchOptions& options,
                          const SearchContext& context) {
  const PassageDatabase& database = context.database();
  Deadline& deadline = context.deadline;
  deadline.renew_texts();
  std::vector<Xapian::docid> ids = all_matches(bounds.sure, context);
  const std::vector<Xapian::docid> doubtful =
      all_matches(bounds.doubtful, context);
  const bool shows_counts = !options.facets.empty() || options.cross ||
                            options.count_stories || options.page.limit == 0;
  const bool estimates = !shows_counts && doubtful.size() > max_verified;
  MatchCounts estimated;
  std::vector<Xapian::docid> more;
  if (estimates) {
    estimated = estimate(database, doubtful, evaluators, deadline);
  } else {
    more = verified(database, doubtful, evaluators, deadline);
  }
  ids = merged(std::move(ids), more);
  FacetCounter counter(database, options.facets, options.cross,
                       options.count_stories ? stories_of(ids, context)
                                             : std::vector<std::uint32_t>());
  count_ids(ids, counter, deadline);
  std::vector<FacetCounts> counts = counter.counts();
  const CrossCount total = counter.total();
  return {total.passages + estimated.passages,
          total.articles + estimated.articles,
          total.stories,
          std::move(counts),
          counter.cross_table(),
          !estimates && !deadline.expired() && !deadline.has_refused_text()};
}

std::vector<Xapian::docid> matching_passages(const MatchBounds& bounds,
                                             Evaluators& evaluators,
                                             const SearchContext& context) {
  const PassageDatabase& database = context.database();
  Deadline& deadline = context.deadline;
  return merged(all_matches(bounds.sure, context),
                verified(database, all_matches(bounds.doubtful, context),
                         evaluators, deadline));
}

}  // namespace dateline
