#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/count/query_counter.hpp"
#include "query/engine/elsewhere.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/ranking.hpp"

namespace dateline {

// What is searched for. Equal requests on the same day have the same hits as
// long as the index does not change.
class SearchRequest {
 public:
  // Passages of `excluded_article`, an article's id or "", do not match. Page
  // and time limit of `options` are left out, as they belong to one call.
  SearchRequest(Query query, SearchOptions options,
                std::string excluded_article);

  const Query& query() const { return query_; }
  const SearchOptions& options() const { return options_; }
  const std::string& excluded_article() const { return excluded_article_; }

  // Compares all options that are kept, so that a new one cannot be forgotten.
  bool operator==(const SearchRequest& other) const;

 private:
  Query query_;
  SearchOptions options_;
  std::string excluded_article_;
};

// One search that can return one page after the other.
class Search {
 public:
  // What `context` refers to must outlive the search. The caller starts the
  // deadline before it makes the search, and again before each further page.
  Search(SearchRequest request, SearchContext context);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  // Whether its pages are those of a new search for `request`. A search that
  // its deadline ended cannot go on.
  bool answers(const SearchRequest& request,
               const SearchContext& context) const;

  // Whether it is one in the index at this IndexReader::state().
  bool is_of(std::uint64_t state) const { return index_state_ == state; }

  // `time_limit` is that of the deadline, for the note that it ended the call.
  Results page(const Page& page, const TimeLimit& time_limit);

 private:
  CandidateQuery candidate_query() const;
  std::vector<Hit> hits_of(const Page& page);
  void add_missing_words(std::vector<Note>& notes);
  void add_articles_apart(Results& results);
  void set_totals(Results& results, const Page& page);
  void set_counts(Results& results, const Page& page);
  const QueryCounts& count(Counting counting, const Page& page);
  static Note text_limit_note(const Page& page);
  Note stop_note(const Page& page, const TimeLimit& time_limit) const;

  SearchRequest request_;
  SearchContext context_;
  std::uint64_t index_state_;
  std::vector<Note> unknown_names_;
  std::vector<LanguageQuery> queries_;
  Evaluators evaluators_;  // they refer to queries_
  CandidateQuery candidate_query_;
  Ranking ranking_;
  std::optional<ElsewhereFinder> elsewhere_;  // if the query has article:
  std::map<Counting, std::optional<QueryCounts>> counts_;  // as pages need them
  std::optional<std::vector<Note>> missing_words_;
  std::optional<std::vector<Note>> apart_;  // on articles that are not found
  bool was_stopped_ = false;
};

}  // namespace dateline
