#include "query/engine/search.hpp"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "query/engine/diagnosis/articles_apart.hpp"
#include "query/engine/diagnosis/missing_words.hpp"
#include "query/engine/diagnosis/unknown_names.hpp"
#include "query/engine/index/analysed_passages.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/plan/article_condition.hpp"
#include "query/engine/retrieve/found_passages.hpp"
#include "query/engine/retrieve/term_queries.hpp"

namespace dateline {
namespace {

// A search that finds more articles does not look for those that have its words
// in different passages: that would take longer than the search.
constexpr std::size_t max_articles_with_more = 100;

// Whether every match is counted, for facets, a table of two or stories.
bool counts_all(const SearchOptions& options) {
  return !options.facets.empty() || options.cross || options.count_stories;
}

bool counts(const SearchOptions& options) {
  return options.counting != Counting::none || counts_all(options);
}

// What ranks need not find every match, unless they are counted then.
SearchContext with_finds_kept(SearchContext context,
                              const SearchOptions& options) {
  context.found = counts(options) ? std::make_shared<FoundPassages>() : nullptr;
  context.analysed = std::make_shared<AnalysedPassages>();
  return context;
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
      context_(with_finds_kept(std::move(context), request_.options())),
      index_state_(context_.reader.state()),
      unknown_names_(notes_on_unknown_names(
          request_.query(), request_.options().filters, context_)),
      queries_(
          language_queries(request_.query(), request_.options(), context_)),
      evaluators_(
          make_evaluators(queries_, context_, request_.options().explain)),
      candidate_query_(candidate_query()),
      ranking_(candidate_query_, queries_, evaluators_, request_.options(),
               context_) {
  if (has_article_condition(request_.query().root()) &&
      !context_.deadline.expired()) {
    elsewhere_.emplace(request_.query(), context_);
  }
}

CandidateQuery Search::candidate_query() const {
  const SearchOptions& options = request_.options();
  const bool excludes = !request_.excluded_article().empty();
  const bool words_suffice =
      (options.sort != Sort::relevance || options.half_life <= 0) && !excludes;
  CandidateQuery query =
      make_candidate_query(queries_, context_, words_suffice);
  if (excludes) {
    query.query = excluding_article(request_.excluded_article(), query.query);
    query.words.languages.clear();
  }
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
  set_totals(results, page);
  if (!results.empty() || (page.limit == 0 && results.total_passages > 0)) {
    add_missing_words(results.notes);
    if (counts(request_.options()) &&
        results.total_articles <= max_articles_with_more &&
        may_hold_apart(request_.query())) {
      add_articles_apart(results);
    }
  }
  results.notes.insert(results.notes.end(), unknown_names_.begin(),
                       unknown_names_.end());
  set_counts(results, page);
  if (context_.deadline.expired()) {
    results.stopped = was_stopped_ = true;
    results.notes.push_back(stop_note(page, time_limit));
  } else if (context_.deadline.has_refused_text()) {
    results.stopped = was_stopped_ = true;
    results.notes.push_back(text_limit_note(page));
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
    if (elsewhere_) {
      hit.elsewhere = elsewhere_->find(hit);
    }
    if (is_last && counts(request_.options())) {
      hit.more_in_article = ranking_.passages_of(hit.article) - max;
    }
  }
  return hits;
}

void Search::add_missing_words(std::vector<Note>& notes) {
  if (!missing_words_) {
    missing_words_ =
        notes_on_missing_words(request_.query(), queries_, context_);
  }
  notes.insert(notes.end(), missing_words_->begin(), missing_words_->end());
}

void Search::add_articles_apart(Results& results) {
  if (!apart_) {
    const std::size_t found =
        results.total_is_exact
            ? results.total_articles
            : count(Counting::any_word, {.limit = 0}).matches.articles;
    apart_ = notes_on_articles_apart(request_.query(), found,
                                     request_.options().filters, context_);
  }
  results.notes.insert(results.notes.end(), apart_->begin(), apart_->end());
}

void Search::set_totals(Results& results, const Page& page) {
  Ranking::Totals totals;
  if (page.limit > 0) {
    totals = ranking_.totals();
  } else {
    const MatchCounts any = count(Counting::any_word, page).matches;
    totals = {any.passages, any.articles, any.is_exact};
  }
  results.total_passages = totals.passages;
  results.total_articles = totals.articles;
  results.total_is_exact = totals.exact;
}

void Search::set_counts(Results& results, const Page& page) {
  if (!counts(request_.options())) {
    return;
  }
  const QueryCounts& counted = count(request_.options().counting, page);
  results.counted_passages = counted.matches.passages;
  results.counted_articles = counted.matches.articles;
  results.counted_stories = counted.matches.stories;
  results.counted_is_exact = counted.matches.is_exact;
  results.counted_in_a_row = counted.in_a_row;
  results.counted_words = counted.words;
  results.facets = counted.matches.facets;
  results.cross = counted.matches.cross;
}

// Counts once, and once more where a page without hits wants it exactly.
const QueryCounts& Search::count(Counting counting, const Page& page) {
  std::optional<QueryCounts>& known = counts_[counting];
  if (!known || (page.limit == 0 && !known->matches.is_exact)) {
    SearchOptions options = request_.options();
    options.page = page;
    if (counting != options.counting) {
      options.counting = counting;
      options.facets.clear();
      options.cross.reset();
      options.count_stories = false;
    }
    known = count_query(request_.query(), options, request_.excluded_article(),
                        context_);
  }
  return *known;
}

// Names the option of the command line too, as it is the remedy.
Note Search::text_limit_note(const Page& page) {
  return {"stopped after reading " + with_commas(Deadline::default_max_texts) +
          " texts: " + (page.limit > 0 ? "hits may be missing, and " : "") +
          "counts are too low; a time limit, as --timeout 60000, lets it read "
          "on until then"};
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
  if (counts_all(request_.options())) {
    text += ", and counts are too low";
  }
  return {std::move(text)};
}

}  // namespace dateline
