#include "query/engine/search.hpp"

#include <string_view>
#include <unordered_map>
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
  results.hits = hits_of(page);
  results.notes = notes_on(request_.query(), queries_);
  set_counts(results, page);
  if (context_.deadline.expired()) {
    results.stopped = was_stopped_ = true;
    results.notes.push_back(stop_note(page, time_limit));
  }
  return results;
}

std::vector<Hit> Search::hits_of(const Page& page) {
  if (page.limit == 0) {
    return {};
  }
  const auto listed = ranking_.best(page.offset + page.limit);
  const std::size_t max = request_.options().max_per_article;
  std::unordered_map<std::string_view, std::size_t> hits_of_article;
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const bool is_last = ++hits_of_article[listed[i]->article] == max;
    if (i < page.offset) {
      continue;
    }
    Hit& hit = hits.emplace_back(*listed[i]);
    hit.rank = static_cast<unsigned>(i + 1);
    if (is_last) {
      hit.more_in_article = ranking_.passages_of(hit.article) - max;
    }
  }
  return hits;
}

void Search::set_counts(Results& results, const Page& page) {
  if (request_.options().facets.empty() && page.limit > 0) {
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
  results.total_passages = match_counts_->passages;
  results.total_articles = match_counts_->articles;
  results.total_is_exact = !context_.deadline.expired();
}

MatchCounts Search::count_all_matches() {
  // To build the bounds of thousands of terms takes time too.
  MatchBounds bounds = context_.deadline.expired()
                           ? MatchBounds()
                           : match_bounds(queries_, context_.deadline);
  const std::string& article = request_.excluded_article();
  bounds.sure = excluding(article, bounds.sure);
  bounds.doubtful = excluding(article, bounds.doubtful);
  return count_matches(bounds, evaluators_, request_.options().facets,
                       context_);
}

Note Search::stop_note(const Page& page, const TimeLimit& time_limit) const {
  std::string text = "stopped";
  if (!time_limit.stop.stop_requested()) {
    text += " after " + std::to_string(time_limit.timeout.count()) + " ms";
  }
  if (page.limit == 0) {
    return {text + ": counts are too low"};
  }
  text += ": the order may not be final, about " +
          std::to_string(ranking_.candidates_left()) +
          " candidates were not looked at";
  if (!request_.options().facets.empty()) {
    text += ", and counts are too low";
  }
  return {std::move(text)};
}

}  // namespace dateline
