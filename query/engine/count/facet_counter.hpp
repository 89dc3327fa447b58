#pragma once

#include <xapian.h>

#include <cstddef>
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

// Counts passages and articles by their values, which it reads from value
// slots. It reads no texts.
class FacetCounter {
 public:
  FacetCounter(const Xapian::Database& database,
               const std::vector<Facet>& facets,
               const std::optional<FacetPair>& cross = {});

  // Counts a passage. Ids must ascend, and the passages of an article must
  // follow each other.
  void add(Xapian::docid id);

  std::size_t passages() const { return passages_; }
  std::size_t articles() const { return articles_; }

  // In the order of the facets asked for. Call it when all passages have been
  // added, and before passages() and articles().
  std::vector<FacetCounts> counts();

  // The table of the two facets asked for; nothing if none were. Call it when
  // counts() may be called.
  std::optional<CrossTable> cross_table();

 private:
  using Counts = std::unordered_map<std::string, FacetCount>;
  using Cells = std::unordered_map<std::string,
                                   std::unordered_map<std::string, CrossCount>>;

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
  std::size_t passages_ = 0;
  std::size_t articles_ = 0;
  // Of the article that the last passage belongs to:
  std::string article_;
  std::string date_;
  std::string source_;
  std::size_t of_article_ = 0;  // passages
};

}  // namespace dateline
