#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/article_copy.hpp"
#include "dateline/query.hpp"
#include "dateline/span.hpp"

namespace dateline {

// How closely a word of a passage matches a word of the query, closest first.
enum class MatchLevel {
  literal,   // the same letters in the same case
  folded,    // the same apart from case, accents, hyphens, a possessive ending
             // and the dots of acronyms
  stemmed,   // the same stem
  prefix,    // the beginning that veto* names
  wildcard,  // the pattern that pr?ce names
  fuzzy,     // within the edits that zelenski~ allows
  alias,     // another name for it, which the aliases have
  none,      // not in the passage
};

// The name of the level: "folded".
std::string_view to_string(MatchLevel level);

// How one word or phrase of the query matched.
struct WordMatch {
  std::string word;  // as the user wrote it
  MatchLevel level = MatchLevel::none;
  std::vector<std::string> found;  // the forms that the passage has, at most
                                   // three; empty if one is literal and whole:
                                   // of a word without spaces, as Japanese
                                   // writes, a passage may have a part
};

// A summand of a score; it can be negative.
struct ScorePart {
  std::string name;  // "body", "title", "proximity", "recency", ...
  double value = 0;
};

// What one ranked word of the query, or compound of words, adds to the score of
// one passage.
struct TermScore {
  std::string term;  // its stem; the stems of a compound with spaces between
  double count = 1;  // how often the query has it
  double tf = 0;     // how often the passage has it
  double document_frequency = 0;  // passages that have it
  double occurrences = 0;         // of it in all passages
  double idf = 0;                 // already multiplied by count and burstiness
  std::vector<ScorePart> parts;
};

// How a score came about: it is the sum of all parts.
// docs/reference/scoring.md has the formulas.
struct Explanation {
  std::string language;          // of the passage, whose rules were used
  double passages = 0;           // number of passages in all languages searched
  double length = 0;             // of the passage, in tokens
  double mean_length = 0;        // of the language's passages, in tokens
  std::vector<TermScore> terms;  // in the query's order
  std::vector<ScorePart> parts;  // that belong to no single word

  double sum() const;  // of all parts, in their order: the score
};

// A passage that follows a hit in its article, and into which a phrase or NEAR
// of the query runs that begins in the hit.
struct FollowingPassage {
  std::string passage;      // id article#ordinal
  unsigned paragraph = 0;   // in which the passage begins, from 1
  std::size_t offset = 0;   // as in Hit: where the passage before it ends
  std::string text;         // of the passage
  std::vector<Span> spans;  // in `text`, as in Hit

  bool operator==(const FollowingPassage&) const = default;
};

// Another passage of the hit's article, the first that has some of the words.
struct ElsewhereMatch {
  std::vector<std::string> words;  // as the user wrote them
  std::string passage;             // id article#ordinal
  unsigned paragraph = 0;          // in which that passage begins, from 1
  std::size_t offset = 0;          // as in Hit
  std::string text;                // of the passage
  std::vector<Span> spans;  // of all words of the query in `text`, as in Hit
  std::vector<FollowingPassage> continuation = {};  // as in Hit

  bool operator==(const ElsewhereMatch&) const = default;
};

// One passage that answers a query. It owns all its strings, and so outlives
// the Searcher. Texts are UTF-8.
struct Hit {
  unsigned rank = 0;  // 1 is best; equal scores: newer first, then passage id;
                      // 0 if the hit is not from a result list
  double score = 0;   // above 0 if a word ranked; compare it within one result
                      // list only
  std::string passage;  // id article#ordinal, the same until the article is
                        // indexed again
  std::string article;  // id
  std::string title;    // "" if the article has none
  std::optional<std::string> source;
  std::optional<std::string> date;      // YYYY-MM-DD, YYYY-MM or YYYY
  std::optional<std::string> language;  // ISO 639-1
  std::optional<std::string> url;
  std::optional<std::string> author;
  std::optional<std::string> origin;  // path of the file it was read from
  std::size_t line = 0;    // of `origin`, from 1, where the article's record
                           // begins
  unsigned ordinal = 0;    // of the passage in its article, from 1
  unsigned paragraph = 0;  // in which the passage begins, from 1
  std::size_t offset = 0;  // of the passage, in bytes of the text file or of
                           // the JSON record's text
  std::size_t length = 0;  // in bytes: text.size()
  std::string text;
  std::vector<Span> spans;  // matches in `text`, sorted and disjoint; they cut
                            // no character
  std::vector<Span> title_spans;  // matches in `title`, likewise; only of an
                                  // article's first passage
  std::vector<FollowingPassage>
      continuation;                 // mostly empty: the passages
                                    // behind it up to the last into which a
                                    // phrase or NEAR runs, in their order
  std::vector<WordMatch> matches;   // one for each word, in the query's order
  std::string why;                  // `matches` as one line for people
  std::size_t more_in_article = 0;  // further passages of the article that
                                    // match, and that
                                    // SearchOptions::max_per_article keeps off
                                    // the list; set on the article's last hit.
                                    // Too low if the search was stopped
  std::vector<ElsewhereMatch> elsewhere;   // of article:(...), the words that
                                           // the passage lacks and its article
                                           // has, in the passages' order
  std::vector<ArticleCopy> copies;         // of the article, ascending by id
  std::optional<Explanation> explanation;  // if SearchOptions::explain is set
};

// What matching passages are counted by. Spellings of a source that differ in
// case and accents are counted together, under the most frequent one. A source
// of over 200 bytes is cut, and ends in a hash.
enum class Facet { source, language, year, month, day };

// The name of the facet: "source".
std::string_view to_string(Facet facet);

// How many matching passages have one value, how many articles have such a
// passage, and how many stories have such an article. Prints of one text are
// one story: docs/reference/command-line.md says which are.
struct FacetCount {
  std::string value;  // "" for passages without one
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::size_t stories = 0;  // 0 unless SearchOptions::count_stories is set

  bool operator==(const FacetCount&) const = default;
};

// The counts of all values of a facet. Sources and languages come with most
// passages first, then by value. Dates ascend, as YYYY, YYYY-MM or YYYY-MM-DD.
// A date that is known less exactly than the facet asks is counted as it is
// known ("2024" among the months); passages without a date are counted as "".
struct FacetCounts {
  Facet facet = Facet::source;
  std::vector<FacetCount> counts;
};

// Two facets to count by together.
struct FacetPair {
  Facet rows = Facet::source;
  Facet columns = Facet::month;

  bool operator==(const FacetPair&) const = default;
};

// How many matching passages have a value of each of two facets, how many
// articles have such a passage, and how many stories have such an article.
struct CrossCount {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::size_t stories = 0;  // 0 unless SearchOptions::count_stories is set

  bool operator==(const CrossCount&) const = default;
};

// The counts of two facets as a table of one by the other. Each facet has the
// values, the order and the totals that it has alone; rows and columns of
// `cells` follow them. An article has one value of each facet, so that the
// cells of a row, or of a column, add up to its total, passages and articles. A
// story can be in several cells, and is counted once in each total, so that its
// cells can add up to more.
struct CrossTable {
  FacetCounts rows;
  FacetCounts columns;
  std::vector<std::vector<CrossCount>> cells;  // by row, then by column
  CrossCount total = {};
};

// Days, months or years without a passage that a timeline leaves out.
struct TimelineGap {
  std::string first;  // as FacetCount::value
  std::string last;
  std::size_t length = 0;  // how many there are, both included

  bool operator==(const TimelineGap&) const = default;
};

// Counts by date, as a chart needs them.
struct Timeline {
  std::vector<FacetCount> buckets;  // each day, month or year from the first to
                                    // the last that has a passage, except gaps
  std::vector<TimelineGap> gaps;    // in their order
  // Passages without a date, or with one less exact. A story that is counted
  // both without and with such a date counts twice.
  FacetCount rest;
};

// A longer run of days, months or years without a passage is a gap: articles of
// 1024 and 2024 would otherwise have 365,000 days between them.
inline constexpr std::size_t max_empty_buckets = 1000;

// Adds a zero for each day, month or year between those in `counts`, except in
// gaps. Throws std::invalid_argument if `counts` is not by day, month or year.
Timeline timeline(const FacetCounts& counts);

// What a search found.
struct Results {
  std::vector<Hit> hits;    // of the page, in the order of SearchOptions::sort
  std::vector<Note> notes;  // on parts of the query that were not used
  std::size_t total_passages = 0;  // that match, on all pages
  std::size_t total_articles = 0;  // that have such a passage
  bool total_is_exact = false;     // else both totals are estimates
  // 0 if nothing is counted.
  std::size_t counted_passages = 0;  // that SearchOptions::counting asks for
  std::size_t counted_articles = 0;  // that have such a passage
  std::size_t counted_stories = 0;   // that have such an article; 0 unless
                                     // SearchOptions::count_stories is set
  bool counted_is_exact = false;     // else both are estimates
  bool counted_in_a_row = false;     // whether they have the words side by side
  std::size_t counted_words = 0;     // which each of them has, alternatives as
                                     // one; if any word suffices, of which it
                                     // has one
  std::vector<FacetCounts> facets;   // of the counted passages, in the order of
                                     // SearchOptions::facets
  std::optional<CrossTable> cross;   // of the counted passages, if
                                     // SearchOptions::cross is set
  bool relaxed = false;  // no passage has what the query has in quotes: the
                         // hits are without it, and a note says so
  bool stopped = false;  // by SearchOptions::time_limit or, without a timeout,
                         // by the limit of texts; a note says more

  // Goes through the hits of the page.
  auto begin() const { return hits.begin(); }
  // Behind the last hit.
  auto end() const { return hits.end(); }
  // Whether the page has no hit.
  bool empty() const { return hits.empty(); }
};

}  // namespace dateline
