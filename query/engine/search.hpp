#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/engine/count/match_counter.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/ranking.hpp"

namespace dateline {

// What is searched for. Two equal requests have the same hits as long as the
// index stays as it is.
struct SearchRequest {
  Query query;
  SearchOptions options;
  std::string without_article;  // an article's id, or ""

  // Limit, offset and deadline are not compared.
  bool same_hits(const SearchRequest& other) const;
};

// A search that can show one page after the other.
class Search {
 public:
  // What `context` refers to must outlive the search. The caller starts the
  // deadline anew before each page.
  Search(SearchRequest request, SearchContext context);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  // Whether it can answer this too, without matching anew.
  bool answers(const SearchRequest& request, const std::string& today) const;

  // The page that `options` names by offset and limit. They may differ from
  // those of the request in what same_hits() passes over.
  Results page(const SearchOptions& options);

 private:
  Evaluators make_evaluators() const;
  void count(Results& results);
  MatchCounts counts();
  Note stop_note(const SearchOptions& options) const;

  SearchRequest request_;
  SearchContext context_;
  std::uint64_t index_state_;
  std::vector<LanguageQuery> queries_;
  Evaluators evaluators_;  // they refer to queries_
  CandidateQuery candidate_query_;
  Ranking ranking_;
  std::optional<MatchCounts> counts_;  // once they are complete
  bool was_stopped_ = false;
};

}  // namespace dateline
