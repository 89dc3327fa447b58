#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "corpus/terms/analysers.hpp"
#include "query/engine/index/alias_table.hpp"
#include "query/engine/index/deadline.hpp"
#include "query/engine/index/index_reader.hpp"

namespace dateline {

class AnalysedPassages;
class ArticleFinder;
class ExpansionCache;
class FoundPassages;

// What every step of one search needs. Copies refer to the same reader,
// analysers and deadline, which must outlive them and all queries that were
// built with them. Not thread-safe.
struct SearchContext {
  const IndexReader& reader;
  Analysers& analysers;
  Deadline& deadline;
  std::string today;  // YYYY-MM-DD, read once a search: "7d" counts from it
  const AliasTable* aliases = nullptr;                // null if there are none
  std::shared_ptr<ArticleFinder> articles = nullptr;  // for article conditions
  std::shared_ptr<ExpansionCache> expansions = nullptr;  // if they are kept
  std::shared_ptr<FoundPassages> found = nullptr;        // if they are kept
  std::shared_ptr<AnalysedPassages> analysed = nullptr;  // if they are kept

  const PassageDatabase& database() const { return reader.database(); }

  // A search of what `query` asks for, in all segments. It finds no dead
  // passages, and nothing more after the deadline.
  Xapian::Enquire enquire() const {
    return Xapian::Enquire(database().all_segments());
  }
  Xapian::Query living_until_deadline(const Xapian::Query& query) const {
    return until_deadline(database().living(query), deadline);
  }
};

}  // namespace dateline
