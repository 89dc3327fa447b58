#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "dateline/search_options.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/retrieve/best_passages.hpp"

namespace dateline {

// Passages in the order of their dates, newest or oldest first, the undated
// last; those of one date by article, and those of one article in their order.
class DatedPassages {
 public:
  // `ids` ascend. `database` must outlive this.
  DatedPassages(std::vector<Xapian::docid> ids, Sort sort,
                const PassageDatabase& database);

  // The first `count`, without a weight, and how many there are.
  BestPassages first(std::size_t count) const;

 private:
  std::vector<Xapian::docid> ids_;
  bool newest_first_;
  const PassageDatabase& database_;
};

}  // namespace dateline
