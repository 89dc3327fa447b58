#pragma once

#include <vector>

#include "corpus/index/manifest.hpp"
#include "corpus/index/tombstone.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// What passages count that have died.
struct Burial {
  Tombstone tombstone;
  Contents contents;
};

// `dead` are ascending. Their terms are made again from their text, because a
// segment keeps no list of a passage's terms. Throws IndexError if a text does
// not give as many terms as were indexed.
Burial bury(const OpenSegment& segment, std::vector<Xapian::docid> dead);

// The highest date of the passages that live beside a tombstone.
std::string newest_date(const Xapian::Database& database,
                        const Tombstone& tombstone);

}  // namespace dateline
