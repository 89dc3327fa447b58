#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/diagnosis.hpp"
#include "dateline/error.hpp"
#include "dateline/query.hpp"
#include "dateline/results.hpp"

namespace dateline {

enum class Group {
  passage,  // every passage counts
  article,  // each article by its best passage only
};

enum class Sort {
  relevance,  // by score
  newest,     // by date, undated last; equal dates by passage id
  oldest,     // by date, undated last; equal dates by passage id
};

// Parts of the score (docs/reference/scoring.md) that can be left out, to see
// what each is worth.
enum class ScoreComponent {
  burstiness,       // words that occur in bunches count more
  title,            // words in the article's title
  variants,         // derivations of the query's words
  proximity,        // adjacent words of the query stand side by side
  article,          // what the whole article says to the query
  feedback,         // pseudo-relevance feedback from the best passages
  smoothing,        // similar passages share score
  near_duplicates,  // reprints of a story rank behind its first print
};

inline constexpr ScoreComponent all_score_components[] = {
    ScoreComponent::burstiness, ScoreComponent::title,
    ScoreComponent::variants,   ScoreComponent::proximity,
    ScoreComponent::article,    ScoreComponent::feedback,
    ScoreComponent::smoothing,  ScoreComponent::near_duplicates};

std::string_view to_string(ScoreComponent part);

// Each member has a default, so that those which matter can be named:
// {.limit = 5, .sort = Sort::newest}.
struct SearchOptions {
  std::size_t limit = 10;  // hits at most
  std::size_t offset = 0;  // hits to pass over first
  std::string from = {};   // date, inclusive: YYYY, YYYY-MM or YYYY-MM-DD
  std::string to = {};     // date, inclusive: "2024" means to the end of 2024
  std::vector<std::string> sources = {};    // any; case and accents folded
  std::vector<std::string> languages = {};  // any; ISO 639-1
  Group group = Group::passage;
  Sort sort = Sort::relevance;
  // Days in which the worth of being new halves, counted back from the newest
  // article: a further part of the score. 0: dates only break ties.
  double half_life = 0;
  std::vector<ScoreComponent> disabled =
      {};                          // left out of the score; any order
  std::vector<Facet> facets = {};  // to count over all matching passages: exact
  bool explain = false;            // how each score came about

  // Ends the search after so long, or when asked to by another thread, with
  // what it has; 0 is never. The time counts from the call; it is looked at
  // while words are looked up, passages matched, read and counted, so a search
  // ends some milliseconds late, and later only if the index is so large that
  // looking up one word or ranking the first candidates anew takes that long.
  std::chrono::milliseconds timeout{0};
  std::stop_token stop = {};
};

// The passages around one, in reading order.
struct AdjacentPassages {
  std::vector<Hit> before;
  std::vector<Hit> after;
};

// Ranked search over one index. It sees the last whole batch: if the index
// changes under it, it reopens and searches again by itself.
// Not thread-safe: open one Searcher per thread; that is cheap.
class Searcher {
 public:
  // Throws IndexError if `index` is missing, damaged, of another schema, or
  // holds terms that today's analyser would not produce.
  explicit Searcher(const std::filesystem::path& index);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // The best passages, best first. Throws IndexError if the index cannot be
  // read, QueryError if a date in `options` is none.
  //
  // The last search is kept: another page of it (the same query and options,
  // other limit and offset) costs no new match as long as the index stays the
  // same, but for a few far ahead. Facets count every matching passage: cheap
  // for words and filters, but where texts decide (phrases, literal words,
  // NEAR) all candidates are read. A date order looks at all matches too.
  Results search(const Query& query, const SearchOptions& options = {});

  // Parses leniently, then searches.
  Results search(std::string_view query, const SearchOptions& options = {});

  // Why a search found nothing or little, and what was meant perhaps. Takes
  // about as long as some dozens of searches; timeout and stop hold for all of
  // it together.
  Diagnosis diagnose(const Query& query, const SearchOptions& options = {});

  // A whole article, in reading order: the texts joined are its body. Reads no
  // other passage; looks up the query's words as a search does. Passages
  // that `query` matches have spans and so on as in a search, and the score
  // that they have by themselves; rank is 0.
  // Empty if the index has no such article.
  std::vector<Hit> article(std::string_view id, const Query& query = {});

  // One passage by its id, without score or spans; nothing if there is none.
  // This and the next read what they return and no more.
  std::optional<Hit> passage(std::string_view id);

  // Up to `count` passages of the same article on either side of `hit`, of
  // which only article and ordinal are looked at; without score or spans.
  AdjacentPassages adjacent(const Hit& hit, std::size_t count);

  // Passages of other articles that share the most telling words of this one:
  // at most 20, by tf-idf in this passage, ranked as a query of these words in
  // the passage's language, at the cost of such a search. If there is no such
  // passage, a note says so.
  Results similar(std::string_view passage, const SearchOptions& options = {});

  std::size_t passages() const;                // in the index, when last read
  std::vector<std::string> languages() const;  // it holds, as ISO 639-1, sorted

  // The sources of its articles, most passages first, each in one of the
  // spellings that it has: case and accents are not told apart. Reads a passage
  // for each.
  std::vector<std::string> sources();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
