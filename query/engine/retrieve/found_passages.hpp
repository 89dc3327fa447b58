#pragma once

#include <xapian.h>

#include <vector>

#include "query/engine/retrieve/best_passages.hpp"

namespace dateline {

// All living passages with the required words of a search, as they were found
// last: what counts or sorts them need not look for them again.
class FoundPassages {
 public:
  // `ids` ascend and are complete. Of a search in which a language requires
  // nothing, of() knows nothing.
  void keep(const WordSearch& search, std::vector<Xapian::docid> ids);

  // Null unless it was a search for the same that was kept last.
  const std::vector<Xapian::docid>* of(const WordSearch& search) const;

 private:
  std::vector<std::vector<RequiredWords>> required_;  // by language
  std::vector<Xapian::docid> ids_;
};

}  // namespace dateline
