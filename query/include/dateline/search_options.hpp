#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

// The order of the hits.
enum class Sort {
  relevance,  // by score; by date, newest first, if no word of the query ranks
  newest,     // by date, undated last; equal dates by passage id
  oldest,     // by date, undated last; equal dates by passage id
};

// Which passages are counted. A hit needs only one of several words, so that
// the best passages come first; a count of these would say little.
enum class Counting {
  all_words,  // that have all words, or one of those joined by OR
  in_a_row,   // that have all words side by side, in the query's order, in any
              // inflected form; as all_words where none has them so, or where
              // the query is more than two or more words
  any_word,   // all that match
  none,       // none, and Hit::more_in_article is not set either, which saves
              // time; as all_words where facets are asked for
};

// The name of the value.
std::string_view to_string(Counting counting);

// Where the conditions of a query hold: its `+`, AND, quotes and exclusions.
enum class Within {
  passage,  // each passage that is found meets them all
  article,  // the article does: each of its passages that has one of the words
            // is found, and Hit::elsewhere says where the others are
};

// The name of the value: "article".
std::string_view to_string(Within within);

// A component of the score that can be left out, to see what it is worth.
// docs/reference/scoring.md has the formulas.
enum class ScoreComponent {
  burstiness,       // words that occur in bunches weigh more
  title,            // words in the article's title count
  pairs,            // words side by side, as in names, count as one more word
  variants,         // derivations of the query's words count
  proximity,        // adjacent words of the query count more side by side
  article,          // the query's words in the whole article count
  feedback,         // words that the best passages share count
  smoothing,        // similar passages get similar scores
  near_duplicates,  // later prints of a story rank behind its first print
};

inline constexpr ScoreComponent all_score_components[] = {
    ScoreComponent::burstiness,     ScoreComponent::title,
    ScoreComponent::pairs,          ScoreComponent::variants,
    ScoreComponent::proximity,      ScoreComponent::article,
    ScoreComponent::feedback,       ScoreComponent::smoothing,
    ScoreComponent::near_duplicates};

// The name of the component, as `--without` takes it.
std::string_view to_string(ScoreComponent component);

// Restricts which passages can match. An empty member restricts nothing. A
// passage must meet all members that are set, and any one value of each.
struct SearchFilters {
  // The first and the last date, both included: YYYY, YYYY-MM, YYYY-MM-DD,
  // "today", "yesterday" or an age such as "7d", "2w", "3m", "1y". A year or
  // month as `to` lasts to its last day. Passages without a date do not match.
  std::string from = {};
  std::string to = {};
  std::vector<std::string> sources = {};  // case and accents do not matter
  // An author's name, or some words of it in any order, of which all must be in
  // the name; case and accents do not matter.
  std::vector<std::string> authors = {};
  std::vector<std::string> languages = {};  // ISO 639-1 codes

  bool operator==(const SearchFilters&) const = default;
};

// Which of all hits are returned: hit `offset` + 1 to `offset` + `limit`. A
// limit of 0 returns counts alone; nothing is ranked for it, and all counts are
// exact.
struct Page {
  std::size_t limit = 10;
  std::size_t offset = 0;

  bool operator==(const Page&) const = default;
};

// Ends a call early, with the results it has by then. The default never does.
struct TimeLimit {
  // Counted from the call; 0 is no limit of time, and then a search reads at
  // most 100,000 texts to count their passages, or in vain. The clock is read
  // at short intervals while words are looked up and passages are matched, read
  // and counted. A call can therefore end some milliseconds late, and later in
  // an index so large that looking up one word or reranking takes longer than
  // that.
  std::chrono::milliseconds timeout{0};

  // Ends the call as soon as another thread requests a stop.
  std::stop_token stop = {};

  bool operator==(const TimeLimit&) const = default;
};

// How to search. Every member has a default, so that a caller names those that
// matter: {.sort = Sort::newest, .page = {.limit = 5}}.
struct SearchOptions {
  SearchFilters filters = {};

  // Of how many passages of one article the list of hits has the best; 0 for
  // all. With 1 each article is listed once, by its best passage.
  // Hit::more_in_article says how many were left out.
  std::size_t max_per_article = 0;

  Sort sort = Sort::relevance;

  // Days in which the score that a passage gets for being new halves, counted
  // back from the newest article. 0 gives no such score.
  double half_life = 0;

  // Within::article asks for article:(...) around the whole query.
  Within within = Within::passage;

  std::vector<ScoreComponent> disabled = {};  // components left out, any order
  Counting counting = Counting::all_words;
  std::vector<Facet> facets = {};  // counted exactly over all that `counting`
                                   // asks for
  std::optional<FacetPair> cross = {};  // counted likewise, as a table of one
                                        // facet by the other
  bool count_stories = false;  // sets the counts of stories, exactly; takes
                               // about 8 ms for each 1,000 articles counted
  bool explain = false;        // sets Hit::explanation
  Page page = {};
  TimeLimit time_limit = {};

  bool operator==(const SearchOptions&) const = default;
};

}  // namespace dateline
