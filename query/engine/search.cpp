#include "query/engine/search.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/match_bounds.hpp"

namespace dateline {
namespace {

Xapian::Query without(const Xapian::Query& query, const std::string& article) {
  return article.empty()
             ? query
             : Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                             Xapian::Query(schema::article_term(article)));
}

CandidateQuery candidate_query_without(
    const std::vector<LanguageQuery>& queries, const std::string& article,
    Deadline& deadline) {
  CandidateQuery candidate_query = make_candidate_query(queries, deadline);
  candidate_query.query = without(candidate_query.query, article);
  return candidate_query;
}

}  // namespace

bool SearchRequest::same_hits(const SearchRequest& other) const {
  const SearchOptions& a = options;
  const SearchOptions& b = other.options;
  return query.text() == other.query.text() &&
         same_meaning(query.root(), other.query.root()) && a.from == b.from &&
         a.to == b.to && a.sources == b.sources && a.languages == b.languages &&
         a.group == b.group && a.sort == b.sort && a.half_life == b.half_life &&
         a.disabled == b.disabled && a.facets == b.facets &&
         a.explain == b.explain && without_article == other.without_article;
}

Search::Search(SearchRequest request, SearchContext context)
    : request_(std::move(request)),
      context_(std::move(context)),
      index_state_(context_.reader.state()),
      queries_(language_queries(request_.query, request_.options, context_)),
      evaluators_(make_evaluators()),
      candidate_query_(candidate_query_without(
          queries_, request_.without_article, context_.deadline)),
      ranking_(candidate_query_, queries_, evaluators_, request_.options,
               context_) {}

Evaluators Search::make_evaluators() const {
  Evaluators evaluators;
  for (const LanguageQuery& query : queries_) {
    const std::string& language = query.compiled.language;
    evaluators.try_emplace(language, query, context_.analysers.of(language),
                           request_.options.explain);
  }
  return evaluators;
}

bool Search::answers(const SearchRequest& request,
                     const std::string& today) const {
  return !was_stopped_ && index_state_ == context_.reader.state() &&
         context_.today == today && request_.same_hits(request);
}

Results Search::page(const SearchOptions& options) {
  Results results;
  const auto hits = ranking_.best(options.offset + options.limit);
  for (std::size_t i = options.offset; i < hits.size(); ++i) {
    results.hits.push_back(*hits[i]);
    results.hits.back().rank = static_cast<unsigned>(i + 1);
  }
  results.notes = notes_on(request_.query, queries_);
  count(results);
  if (context_.deadline.expired()) {
    results.stopped = was_stopped_ = true;
    results.notes.push_back(stop_note(options));
  }
  return results;
}

void Search::count(Results& results) {
  const Ranking::Totals totals = ranking_.totals();
  results.total_passages = totals.passages;
  results.total_articles = totals.articles;
  results.total_is_exact = totals.exact;
  if (request_.options.facets.empty()) {
    return;
  }
  if (!counts_) {
    counts_ = counts();
  }
  results.facets = counts_->facets;
  results.total_passages = counts_->passages;
  results.total_articles = counts_->articles;
  results.total_is_exact = !context_.deadline.expired();
}

// A query of thousands of terms takes its time to be asked at all.
MatchCounts Search::counts() {
  MatchBounds bounds = context_.deadline.expired()
                           ? MatchBounds()
                           : match_bounds(queries_, context_.deadline);
  bounds.sure = without(bounds.sure, request_.without_article);
  bounds.doubtful = without(bounds.doubtful, request_.without_article);
  return count_matches(bounds, evaluators_, request_.options.facets, context_);
}

Note Search::stop_note(const SearchOptions& options) const {
  std::string text = "stopped";
  if (!options.stop.stop_requested()) {
    text += " after " + std::to_string(options.timeout.count()) + " ms";
  }
  text += ": the order may not be final, about " +
          std::to_string(ranking_.candidates_left()) +
          " candidates were not looked at";
  if (!request_.options.facets.empty()) {
    text += ", and counts are too low";
  }
  return {std::move(text)};
}

}  // namespace dateline
