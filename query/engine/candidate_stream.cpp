#include "query/engine/candidate_stream.hpp"

#include <algorithm>
#include <numeric>

#include "corpus/index/index_schema.hpp"

namespace dateline {

CandidateStream::CandidateStream(const CandidateQuery& candidate_query,
                                 const std::vector<LanguageQuery>& queries,
                                 Sort sort, const SearchOptions& options,
                                 const SearchContext& context)
    : queries_(queries),
      options_(options),
      context_(context),
      query_(candidate_query.query),
      enquire_(context.enquire()),
      is_reranking_due_(sort == Sort::relevance && has_reranking(options)) {
  if (sort == Sort::relevance) {
    order_by_score(candidate_query);
  } else {
    order_by_date(sort);
  }
}

void CandidateStream::order_by_date(Sort sort) {
  const bool newest_first = sort == Sort::newest;
  enquire_.set_weighting_scheme(Xapian::BoolWeight());
  key_.add_value(schema::date_slot, newest_first, newest_first ? "" : "~");
  key_.add_value(schema::article_slot);
  enquire_.set_sort_by_key(&key_, false);
}

void CandidateStream::order_by_score(const CandidateQuery& candidate_query) {
  enquire_.set_weighting_scheme(TermWeight(candidate_query.rows));
  if (options_.half_life > 0) {
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
    count = std::max(count, rerank_candidates + 1);
  }
  enquire_.set_query(context_.living_until_deadline(query_));
  const Xapian::MSet matches =
      enquire_.get_mset(0, static_cast<Xapian::doccount>(count));
  const bool expired = context_.deadline.expired();
  is_complete_ = matches.size() < count && !expired;
  estimate_ = matches.get_matches_estimated();
  for (auto at = static_cast<Xapian::doccount>(candidates_.size());
       at < matches.size(); ++at) {
    const auto match = matches[at];
    candidates_.push_back({{*match, match.get_weight()}, {}});
  }
  if (is_reranking_due_ && !expired) {
    is_reranking_due_ = false;
    rerank();
  }
}

// Reranks the first candidates. Which of several candidates with one weight
// come first depends on the order of documents. So, if some with the weight of
// the first that is left out are among the first, these are left out too.
void CandidateStream::rerank() {
  std::size_t count = std::min(candidates_.size(), rerank_candidates);
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
  std::stable_sort(candidates_.begin(),
                   candidates_.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const RankedCandidate& a, const RankedCandidate& b) {
                     return a.bound() > b.bound();
                   });
}

const RankedCandidate* CandidateStream::next() const {
  return consumed_ < candidates_.size() ? &candidates_[consumed_] : nullptr;
}

std::size_t CandidateStream::left() const {
  return std::max(estimate_, candidates_.size()) - consumed_;
}

}  // namespace dateline
