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

// Doubtful passages whose text is read for an estimate, at most; it takes about
// 10 ms.
constexpr std::size_t max_verified = 200;

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

// Some of the doubtful passages, and how many there are for each of them.
struct Sample {
  std::vector<Xapian::docid> matching;
  double factor = 1;
};

// Reads the texts of passages that are evenly spread, in rounds that lie
// between each other, until the share that matches is known well enough.
Sample matching_sample(const PassageDatabase& database,
                       const std::vector<Xapian::docid>& doubtful,
                       Evaluators& evaluators, Deadline& deadline) {
  constexpr std::size_t rounds = 5;
  constexpr double wanted_error = 0.03;  // standard error of the share
  Sample sample;
  for (std::size_t round = 0; round < rounds; ++round) {
    std::vector<Xapian::docid> read;
    for (std::size_t i = round; i < max_verified; i += rounds) {
      read.push_back(doubtful[i * doubtful.size() / max_verified]);
    }
    sample.matching =
        merged(std::move(sample.matching),
               verified(database, std::move(read), evaluators, deadline));
    constexpr std::size_t round_size = max_verified / rounds;
    const auto texts = static_cast<double>((round + 1) * round_size);
    sample.factor = static_cast<double>(doubtful.size()) / texts;
    const double share =
        (static_cast<double>(sample.matching.size()) + 1) / (texts + 2);
    if (share * (1 - share) <= wanted_error * wanted_error * texts) break;
  }
  return sample;
}

// What all doubtful passages together would add.
MatchCounts estimate(const PassageDatabase& database,
                     const std::vector<Xapian::docid>& doubtful,
                     Evaluators& evaluators, Deadline& deadline) {
  const Sample sample =
      matching_sample(database, doubtful, evaluators, deadline);
  FacetCounter counter(database, {});
  count_ids(sample.matching, counter, deadline);
  counter.counts();
  const CrossCount total = counter.total();
  return {scaled(total.passages, sample.factor),
          scaled(total.articles, sample.factor),
          0,
          {},
          {},
          false};
}

}  // namespace

MatchCounts count_matches(FoundMatches found, Evaluators& evaluators,
                          const SearchOptions& options,
                          const SearchContext& context) {
  const PassageDatabase& database = context.database();
  Deadline& deadline = context.deadline;
  deadline.renew_texts();
  const bool shows_counts = !options.facets.empty() || options.cross ||
                            options.count_stories || options.page.limit == 0;
  const bool estimates = !shows_counts && found.doubtful.size() > max_verified;
  MatchCounts estimated;
  std::vector<Xapian::docid> more;
  if (estimates) {
    estimated = estimate(database, found.doubtful, evaluators, deadline);
  } else {
    more = verified(database, std::move(found.doubtful), evaluators, deadline);
  }
  const std::vector<Xapian::docid> ids = merged(std::move(found.sure), more);
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

std::vector<Xapian::docid> matching_passages(FoundMatches found,
                                             Evaluators& evaluators,
                                             const SearchContext& context) {
  return merged(std::move(found.sure),
                verified(context.database(), std::move(found.doubtful),
                         evaluators, context.deadline));
}

}  // namespace dateline
