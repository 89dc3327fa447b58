#include "query/engine/candidate_stream.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/all_passages.hpp"

namespace dateline {
namespace {

// Where the matches begin that may weigh as much as the last one.
std::size_t begin_of_last_tie(const std::vector<Candidate>& matches) {
  const double last = matches.back().weight * (1 + max_rounding_error);
  std::size_t begin = matches.size();
  while (begin > 0 && matches[begin - 1].weight <= last) {
    --begin;
  }
  return begin;
}

// Sorts candidates newest first, undated last, then by article and ordinal.
// The document ids of an article's passages ascend.
void sort_as_hits(std::span<RankedCandidate> candidates,
                  const PassageDatabase& database) {
  struct Key {
    std::string_view date, article;
    RankedCandidate candidate;
  };
  const auto id = [](const RankedCandidate& candidate) {
    return candidate.candidate.id;
  };
  std::ranges::sort(candidates, {}, id);
  ValueReader dates(database, schema::date_slot);
  ValueReader articles(database, schema::article_slot);
  std::vector<Key> keys;
  keys.reserve(candidates.size());
  for (const RankedCandidate& candidate : candidates) {
    keys.push_back(
        {dates.at(id(candidate)), articles.at(id(candidate)), candidate});
    keys.back().candidate.is_tied = true;
  }
  std::ranges::stable_sort(keys, [](const Key& a, const Key& b) {
    return a.date != b.date ? a.date > b.date : a.article < b.article;
  });
  std::ranges::transform(keys, candidates.begin(), &Key::candidate);
}

// Highest bound first; those of one bound keep their order. It sorts small keys
// and compares them without a branch, which would be mispredicted half of the
// time.
void sort_by_bound(std::span<RankedCandidate> candidates) {
  struct Key {
    double bound;
    std::size_t number;
  };
  std::vector<Key> keys;
  keys.reserve(candidates.size());
  for (const RankedCandidate& candidate : candidates) {
    keys.push_back({candidate.bound(), keys.size()});
  }
  boost::sort::pdqsort_branchless(
      keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return (a.bound > b.bound) |
               ((a.bound == b.bound) & (a.number < b.number));
      });
  std::vector<RankedCandidate> sorted;
  sorted.reserve(candidates.size());
  for (const Key& key : keys) {
    sorted.push_back(candidates[key.number]);
  }
  std::ranges::copy(sorted, candidates.begin());
}

}  // namespace

CandidateStream::CandidateStream(const CandidateQuery& candidate_query,
                                 const std::vector<LanguageQuery>& queries,
                                 Sort sort, const SearchOptions& options,
                                 const SearchContext& context)
    : queries_(queries),
      options_(options),
      context_(context),
      query_(candidate_query.query),
      words_(candidate_query.words),
      enquire_(context.enquire()),
      sort_(sort),
      is_reranking_due_(is_by_score() && has_reranking(options)) {
  if (is_by_score()) {
    order_by_score(candidate_query);
  }
}

void CandidateStream::order_by_score(const CandidateQuery& candidate_query) {
  enquire_.set_weighting_scheme(TermWeight(candidate_query.rows));
  if (options_.half_life > 0) {
    words_.languages.clear();
    add_recency();
  }
}

// Recency adds at most the idf of all words of the query together.
void CandidateStream::add_recency() {
  double all_words = 0;
  for (const LanguageQuery& query : queries_) {
    all_words = std::max(
        all_words, std::accumulate(query.idf.begin(), query.idf.end(), 0.0));
  }
  recency_.emplace(all_words, options_.half_life,
                   newest_day(context_.reader.newest_date(), context_.today));
  query_ =
      Xapian::Query(Xapian::Query::OP_AND_MAYBE, query_,
                    Xapian::Query((new RecencySource(*recency_))->release()));
}

void CandidateStream::fetch(std::size_t count) {
  // One more than are reranked shows whether any is left out.
  if (is_reranking_due_) {
    count = std::max(count, rerank_candidates(queries_) + 1);
  }
  std::size_t first = candidates_.size();
  append_matches(count);
  if (is_reranking_due_ && !context_.deadline.expired()) {
    is_reranking_due_ = false;
    first = rerank();
  }
  if (is_by_score()) {
    order_ties(first);
  }
}

// Takes the first `count` matches at least. Those that may weigh as much as the
// last one are left to the next round, or all taken if there are no others.
void CandidateStream::append_matches(std::size_t count) {
  constexpr std::size_t growth = 4;
  for (;; count *= growth) {
    const BestPassages best = best_matches(count);
    const std::vector<Candidate>& matches = best.passages;
    const bool expired = context_.deadline.expired();
    is_complete_ = matches.size() < count && !expired;
    estimate_ = best.estimate;
    auto end = matches.size();
    if (is_by_score() && !is_complete_ && !expired && end > 0) {
      end = begin_of_last_tie(matches);
    }
    if (end > candidates_.size() || is_complete_ || expired) {
      for (std::size_t at = candidates_.size(); at < end; ++at) {
        candidates_.push_back({matches[at], {}});
      }
      return;
    }
  }
}

// Words are searched for here, and all else by Xapian.
BestPassages CandidateStream::best_matches(std::size_t count) {
  if (!is_by_score()) {
    if (!dated_) {
      dated_.emplace(words_.languages.empty() ? all_passages(query_, context_)
                                              : all_passages(words_, context_),
                     sort_, context_.database());
    }
    return dated_->first(count);
  }
  if (!words_.languages.empty()) {
    return best_passages(words_, count, context_);
  }
  enquire_.set_query(context_.living_until_deadline(query_));
  const Xapian::MSet matches =
      enquire_.get_mset(0, static_cast<Xapian::doccount>(count));
  BestPassages best{{}, matches.get_matches_estimated()};
  best.passages.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    best.passages.push_back({*match, match.get_weight()});
  }
  return best;
}

// Sorts the candidates from the one at `first` on that have equal bounds, if
// they are many, as hits of equal score are: then a search is done when it has
// as many hits as it wants, and need not read a hundred thousand passages.
void CandidateStream::order_ties(std::size_t first) {
  constexpr std::ptrdiff_t many = 1'000;
  auto begin = candidates_.begin() + static_cast<std::ptrdiff_t>(first);
  while (begin != candidates_.end()) {
    const double lowest = begin->bound() * (1 - max_rounding_error);
    const auto end = std::find_if(begin, candidates_.end(),
                                  [&](const RankedCandidate& candidate) {
                                    return candidate.bound() < lowest;
                                  });
    if (end - begin >= many) {
      sort_as_hits({begin, end}, context_.database());
    }
    begin = end;
  }
}

// Reranks the first candidates. Which of several candidates with one weight
// come first depends on the order of documents. So, if some with the weight of
// the first that is left out are among the first, these are left out too.
// Returns how many were reranked.
std::size_t CandidateStream::rerank() {
  std::size_t count = std::min(candidates_.size(), rerank_candidates(queries_));
  if (count < candidates_.size()) {
    const double left_out =
        candidates_[count].candidate.weight * (1 + max_rounding_error);
    while (count > 0 && candidates_[count - 1].candidate.weight <= left_out) {
      --count;
    }
  }
  std::vector<Candidate> first;
  for (std::size_t i = 0; i < count; ++i) {
    first.push_back(candidates_[i].candidate);
  }
  const std::vector<RerankedCandidate> reranked =
      dateline::rerank(first, queries_, options_, context_);
  for (std::size_t i = 0; i < count; ++i) {
    double& weight = candidates_[i].candidate.weight;
    weight =
        std::min(weight, reranked[i].words + (recency_ ? recency_->max() : 0));
    candidates_[i].features = reranked[i].features;
  }
  sort_by_bound({candidates_.begin(), count});
  return count;
}

const RankedCandidate* CandidateStream::next() const {
  return consumed_ < candidates_.size() ? &candidates_[consumed_] : nullptr;
}

std::size_t CandidateStream::left() const {
  return std::max(estimate_, candidates_.size()) - consumed_;
}

}  // namespace dateline
