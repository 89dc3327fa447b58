#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

// Reads one value slot for ascending document ids.
class ValueReader {
 public:
  ValueReader(const Xapian::Database& database, Xapian::valueno slot);

  // "" if the document has no value. `id` must be above that of the last call.
  std::string at(Xapian::docid id);

 private:
  Xapian::ValueIterator values_;
};

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
  // `stories` has the story of each article that will be added, in this order;
  // it is empty if they are not to be counted.
  FacetCounter(const Xapian::Database& database,
               const std::vector<Facet>& facets,
               const std::optional<FacetPair>& cross = {},
               std::vector<std::uint32_t> stories = {});

  // Counts a passage. Ids must ascend, and the passages of an article must
  // follow each other.
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

  void end_article();

  ValueReader article_values_;
  ValueReader date_values_;
  ValueReader source_values_;
  std::vector<Facet> facets_;
  bool needs_date_ = false;
  bool needs_source_ = false;
  std::vector<Counts> counts_;  // by facet
  std::optional<FacetPair> cross_;
  Cells cells_;  // by value of the row, then of the column
  std::vector<std::uint32_t> stories_;  // by number of the article
  Tally total_;
  // Of the article that the last passage belongs to:
  std::string article_;
  std::string date_;
  std::string source_;
  std::size_t of_article_ = 0;  // passages
};

}  // namespace dateline
