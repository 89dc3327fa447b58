#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/query.hpp"
#include "dateline/span.hpp"

namespace dateline {

// How closely a passage's word matches the query's, closest first.
enum class MatchLevel {
  literal,  // the same letters, case too
  folded,   // but for case, accents, hyphens, possessives, dots of acronyms
  stemmed,  // the same stem
  prefix,
  fuzzy,
  none,  // not in the passage
};

std::string_view to_string(MatchLevel level);

// How one word or phrase of the query matched.
struct WordMatch {
  std::string word;  // as the user wrote it
  MatchLevel level = MatchLevel::none;
  std::vector<std::string> found;  // what the text says instead, at most three
};

// What adds to a score, or takes from it.
struct ScorePart {
  std::string name;  // "body", "title"
  double value = 0;
};

// One ranked word of the query, or compound of words, in one passage.
struct TermScore {
  std::string term;  // its stem; the stems of a compound with spaces between
  double count = 1;  // how often the query has it
  double tf = 0;     // how often the passage has it
  double document_frequency = 0;  // passages that have it
  double occurrences = 0;         // in these passages
  double idf = 0;                 // times `count` and burstiness
  std::vector<ScorePart> parts;
};

// How a score came about: it is the sum of all parts.
struct Explanation {
  std::string language;    // by whose rules; see docs/reference/scoring.md
  double passages = 0;     // in the index
  double length = 0;       // of the passage, in tokens
  double mean_length = 0;  // of all passages
  std::vector<TermScore> terms;  // in the query's order
  std::vector<ScorePart> parts;  // that belong to no single word

  double sum() const;  // of all parts, in their order: the score
};

// One passage that answers a query. It stands alone: all strings are its own.
struct Hit {
  unsigned rank = 0;  // 1 is best; equal scores: newer first, then passage id
  double score = 0;  // above 0 if a word ranked; compare within one result list
  std::string passage;  // stable id: article#ordinal
  std::string article;
  std::string title;  // "" if the article has none
  std::optional<std::string> source;
  std::optional<std::string> date;      // YYYY-MM-DD, YYYY-MM or YYYY
  std::optional<std::string> language;  // ISO 639-1
  std::optional<std::string> url;
  std::optional<std::string> author;
  std::optional<std::string> origin;  // path of the file it was read from
  std::size_t line = 0;    // of `origin`, where the article's record begins
  unsigned ordinal = 0;    // of the passage in its article, from 1
  unsigned paragraph = 0;  // in which the passage begins, from 1
  std::size_t offset = 0;  // bytes, in what the article was read from
  std::size_t length = 0;  // bytes; text.size()
  std::string text;
  std::vector<Span> spans;  // in `text`: what matched; sorted, disjoint
  std::vector<Span>
      title_spans;  // in `title`; only for an article's first passage
  std::vector<WordMatch> matches;  // by query word, in the query's order
  std::string why;                 // the same as one line for people
  std::optional<Explanation> explanation;  // if SearchOptions::explain
};

// What matching passages are counted by. Passages of a language, a day and so
// on; a source is counted under its most frequent spelling, case and accents
// folded; one over 200 bytes is cut, and ends in a hash.
enum class Facet { source, language, year, month, day };

std::string_view to_string(Facet facet);

// Matching passages that have one value, and articles that have such a passage.
struct FacetCount {
  std::string value;  // "" for passages without one
  std::size_t passages = 0;
  std::size_t articles = 0;

  bool operator==(const FacetCount&) const = default;
};

// All values of a facet. Sources and languages: most passages first, then by
// value. Dates ascend, as YYYY, YYYY-MM or YYYY-MM-DD; a date known less
// exactly than asked is counted as it is known ("2024" among the months), and
// no date as "".
struct FacetCounts {
  Facet facet = Facet::source;
  std::vector<FacetCount> counts;
};

// Counts by date without gaps, to be drawn.
struct Timeline {
  std::vector<FacetCount> buckets;  // each day, month or year from the first to
                                    // the last that has a passage
  FacetCount rest;                  // without a date, or known less exactly
};

// `counts` with a zero for each day, month or year between. Throws
// std::invalid_argument if it does not count dates. Dates of a whole calendar
// make 3.7 million days.
Timeline timeline(const FacetCounts& counts);

// What a search found.
struct Results {
  std::vector<Hit> hits;    // in the order asked for, best first by default
  std::vector<Note> notes;  // what of the query was not used, and why
  std::size_t total_passages = 0;   // that match, on all pages
  std::size_t total_articles = 0;   // of these passages
  bool total_is_exact = false;      // else both are estimates
  std::vector<FacetCounts> facets;  // as SearchOptions::facets asks
  bool stopped = false;  // by SearchOptions::timeout or stop: a note says more

  auto begin() const { return hits.begin(); }
  auto end() const { return hits.end(); }
  bool empty() const { return hits.empty(); }
};

}  // namespace dateline
