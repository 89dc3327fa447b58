#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/aliases.hpp"
#include "dateline/articles.hpp"
#include "dateline/diagnosis.hpp"
#include "dateline/error.hpp"
#include "dateline/index_statistics.hpp"
#include "dateline/query.hpp"
#include "dateline/results.hpp"
#include "dateline/search_options.hpp"
#include "dateline/terms.hpp"

namespace dateline {

// The passages around a passage, each list in reading order.
struct AdjacentPassages {
  std::vector<Hit> before;
  std::vector<Hit> after;
};

// Ranked search over one index. Every call sees the index as of its last whole
// batch: if a writer changes it meanwhile, the call reopens it and starts anew.
//
// Between two calls it keeps the files that it has read, and so their space on
// the disk when a writer has replaced them. Close one that is not used for
// long.
//
// Not thread-safe: open one Searcher for each thread. Opening one is cheap, but
// one that stays open remembers the words that it has analysed.
//
// Every member function that reads the index throws IndexError if it cannot.
class Searcher {
 public:
  // Throws IndexError if `index` is missing, damaged, of another schema, or
  // holds terms that the analyser of this library would not produce. Reads the
  // aliases in the file aliases.txt of its folder, if there is one; throws
  // Error if that cannot be read.
  explicit Searcher(const std::filesystem::path& index);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Sets the names that are one from now on, in place of those of the index.
  //
  // A ranked word of a query that is a name of a set, or a row of words that
  // stand side by side and together are one, then also matches the other names
  // of the set, in any case and with any accents, and all of them are one word
  // for the score. A name of several words matches as a whole only. Phrases,
  // literals, prefixes and fuzzy words match no other names. Also in
  // diagnose(), article() and similar().
  void set_aliases(const Aliases& aliases);

  // Returns the hits of one page, best first unless the options sort by date.
  // Throws QueryError if a date in the filters cannot be read.
  //
  // The Searcher keeps its last search. If only the page or the time limit
  // differ from it and the index is the same, the query is not matched again.
  // Facets read the text of candidates only where a phrase, a literal word or
  // NEAR needs it. Sorting by date visits all matches.
  Results search(const Query& query, const SearchOptions& options = {});

  // Parses `query` leniently and searches for it.
  Results search(std::string_view query, const SearchOptions& options = {});

  // Finds out why a search with these options finds nothing or little, and how
  // the query's words may be meant. Takes as long as some dozens of searches;
  // the time limit is for all of them together. Of the options, only filters
  // and time limit count. Throws QueryError as search() does.
  Diagnosis diagnose(const Query& query, const SearchOptions& options = {});

  // In the member functions below, the id of a copy stands for the article of
  // which it is; see ArticleCopy.

  // Returns all passages of an article in reading order; their texts joined are
  // its body. Returns nothing if the index has no such article.
  //
  // Passages that match `query` have spans and matches as in a search, and a
  // score without the components that depend on other passages. What runs over
  // the end of a passage is marked in the next one too, so that no passage has
  // a continuation. All ranks are 0. Looks up the query's words in the index,
  // and reads no other article.
  std::vector<Hit> article(std::string_view id, const Query& query = {});

  // Returns the articles that meet the filters, to be gone through in the order
  // that ArticleRange says. Looks at all their passages, and needs about 150
  // bytes an article to sort them; the articles are read one by one as the
  // range returns them. Throws QueryError if a date in the filters cannot be
  // read.
  ArticleRange articles(const SearchFilters& filters = {},
                        ArticleTexts texts = ArticleTexts::included);

  // Returns the passage with this id, without score and spans; nothing if the
  // index has none. Reads one passage.
  std::optional<Hit> passage(std::string_view id);

  // Returns up to `count` passages of the same article on either side of `hit`,
  // without score and spans. Only `hit.article` and `hit.ordinal` are used.
  AdjacentPassages adjacent(const Hit& hit, std::size_t count);

  // Returns for each hit the place in `hits`, from 0, of the first one whose
  // article prints the same text, by the rule for stories of
  // docs/reference/command-line.md: its own place if that is none before it.
  // Only `Hit::article` is used; looks at one passage of each article.
  std::vector<std::size_t> stories(const std::vector<Hit>& hits);

  // Returns passages of other articles that are about the same: searches in the
  // passage's language, at the usual cost, for its key terms, which are at most
  // 20 words with the highest tf-idf. `options.filters.languages` is not used.
  // If the index has no passage with this id, a note says so and there are no
  // hits. Throws QueryError as search() does.
  Results similar(std::string_view passage, const SearchOptions& options = {});

  // Returns the terms of a language, an ISO 639-1 code, that begin with
  // `beginning`. There are none of a language that no passage is in.
  TermRange terms(std::string_view language, std::string_view beginning = "");

  // Counts what the index holds. Reads two values of each passage.
  IndexStatistics statistics();

  // The number of passages in the index when it was last read.
  std::size_t passage_count() const;

  // The ISO 639-1 codes of the languages that passages are in, sorted, when the
  // index was last read.
  std::vector<std::string> languages() const;

  // The sources of all articles, the one with most passages first. A source
  // that is spelt in several ways, by case or accents, is returned once, in one
  // of them. Reads one passage for each source.
  std::vector<std::string> sources();

  // The authors of all articles, likewise. An article of several authors names
  // them in one string. Reads one passage for each.
  std::vector<std::string> authors();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
