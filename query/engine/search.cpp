#include "query/engine/search.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/match_bounds.hpp"

namespace dateline {
namespace {

Xapian::Query excluding(const std::string& article,
                        const Xapian::Query& query) {
  return article.empty()
             ? query
             : Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                             Xapian::Query(schema::article_term(article)));
}

}  // namespace

SearchRequest::SearchRequest(Query query, SearchOptions options,
                             std::string excluded_article)
    : query_(std::move(query)),
      options_(std::move(options)),
      excluded_article_(std::move(excluded_article)) {
  options_.page = {};
  options_.time_limit = {};
}

bool SearchRequest::operator==(const SearchRequest& other) const {
  return query_.text() == other.query_.text() &&
         same_meaning(query_.root(), other.query_.root()) &&
         options_ == other.options_ &&
         excluded_article_ == other.excluded_article_;
}

Search::Search(SearchRequest request, SearchContext context)
    : request_(std::move(request)),
      context_(std::move(context)),
      index_state_(context_.reader.state()),
      queries_(
          language_queries(request_.query(), request_.options(), context_)),
      evaluators_(make_evaluators()),
      candidate_query_(candidate_query()),
      ranking_(candidate_query_, queries_, evaluators_, request_.options(),
               context_) {}

Evaluators Search::make_evaluators() const {
  Evaluators evaluators;
  for (const LanguageQuery& query : queries_) {
    const std::string& language = query.compiled.language;
    evaluators.try_emplace(language, query, context_.analysers.of(language),
                           request_.options().explain);
  }
  return evaluators;
}

CandidateQuery Search::candidate_query() const {
  CandidateQuery query = make_candidate_query(queries_, context_.deadline);
  query.query = excluding(request_.excluded_article(), query.query);
  return query;
}

bool Search::answers(const SearchRequest& request,
                     const SearchContext& context) const {
  return !was_stopped_ && index_state_ == context.reader.state() &&
         context_.today == context.today && request_ == request;
}

Results Search::page(const Page& page, const TimeLimit& time_limit) {
  Results results;
  const auto hits = ranking_.best(page.offset + page.limit);
  for (std::size_t i = page.offset; i < hits.size(); ++i) {
    results.hits.push_back(*hits[i]);
    results.hits.back().rank = static_cast<unsigned>(i + 1);
  }
  results.notes = notes_on(request_.query(), queries_);
  set_counts(results);
  if (context_.deadline.expired()) {
    results.stopped = was_stopped_ = true;
    results.notes.push_back(stop_note(time_limit));
  }
  return results;
}

void Search::set_counts(Results& results) {
  if (!counts_all()) {
    const Ranking::Totals totals = ranking_.totals();
    results.total_passages = totals.passages;
    results.total_articles = totals.articles;
    results.total_is_exact = totals.exact;
    return;
  }
  if (!match_counts_) {
    match_counts_ = count_all_matches();
  }
  results.facets = match_counts_->facets;
  results.cross = match_counts_->cross;
  results.total_passages = match_counts_->passages;
  results.total_articles = match_counts_->articles;
  results.total_is_exact = !context_.deadline.expired();
}

bool Search::counts_all() const {
  return !request_.options().facets.empty() || request_.options().cross;
}

MatchCounts Search::count_all_matches() {
  // To build the bounds of thousands of terms takes time too.
  MatchBounds bounds = context_.deadline.expired()
                           ? MatchBounds()
                           : match_bounds(queries_, context_.deadline);
  const std::string& article = request_.excluded_article();
  bounds.sure = excluding(article, bounds.sure);
  bounds.doubtful = excluding(article, bounds.doubtful);
  return count_matches(bounds, evaluators_, request_.options(), context_);
}

Note Search::stop_note(const TimeLimit& time_limit) const {
  std::string text = "stopped";
  if (!time_limit.stop.stop_requested()) {
    text += " after " + std::to_string(time_limit.timeout.count()) + " ms";
  }
  text += ": the order may not be final, about " +
          std::to_string(ranking_.candidates_left()) +
          " candidates were not looked at";
  if (counts_all()) {
    text += ", and counts are too low";
  }
  return {std::move(text)};
}

}  // namespace dateline
