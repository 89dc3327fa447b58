#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/results.hpp"
#include "query/engine/index/passage_database.hpp"

namespace dateline {

// Counts of the articles that have one value.
struct Tally {
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::vector<std::uint32_t> stories;  // of each article; empty if they are not
                                       // counted

  void add(const Tally& other);
  CrossCount count() const;
};

// Counts passages, articles and stories by their values, which it reads from
// value slots. It reads no texts.
class FacetCounter {
 public:
  // `stories` has the story of each article that will be added, in the order of
  // their first passages that are; it is empty if they are not to be counted.
  FacetCounter(const PassageDatabase& database,
               const std::vector<Facet>& facets,
               const std::optional<FacetPair>& cross = {},
               std::vector<std::uint32_t> stories = {});

  // Counts a passage. Ids must ascend, and within a segment the passages of an
  // article must follow each other.
  void add(Xapian::docid id);

  CrossCount total() const { return total_.count(); }

  // In the order of the facets asked for. Call it when all passages have been
  // added, and before total().
  std::vector<FacetCounts> counts();

  // The table of the two facets asked for; nothing if none were. Call it when
  // counts() may be called.
  std::optional<CrossTable> cross_table();

 private:
  using Counts = std::unordered_map<std::string, Tally>;
  using Cells = std::unordered_map<std::string, Counts>;

  // The article that the last passage of a segment belongs to.
  struct Article {
    std::string_view id;
    std::string_view date;
    std::string_view source;
    std::size_t passages = 0;  // that were added
    std::size_t number = 0;    // in the order of first passages
  };

  void begin(Article& article, Xapian::docid id);
  std::string_view source_value(Xapian::docid id);
  void end(Article& article);
  void end_articles();

  const PassageDatabase& database_;
  ValueReader article_values_;
  ValueReader date_values_;
  ValueReader source_values_;
  std::unordered_map<std::string, std::string> whole_;  // of cut source values
  std::vector<Facet> facets_;
  bool needs_date_ = false;
  bool needs_source_ = false;
  std::vector<Counts> counts_;  // by facet
  std::optional<FacetPair> cross_;
  Cells cells_;  // by value of the row, then of the column
  std::vector<std::uint32_t> stories_;  // by number of the article
  std::size_t begun_ = 0;               // articles
  std::vector<Article> articles_;       // by segment
  Tally total_;
};

}  // namespace dateline
