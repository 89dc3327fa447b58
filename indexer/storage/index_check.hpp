#pragma once

#include <string>
#include <vector>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"

namespace dateline {

// Compares all of an index with all else that is known of it: each file with
// its checksum; each database by Xapian's own check; the counts of the manifest
// with the passages; each passage's terms, length and token trace with what its
// text gives; each tombstone with the texts of the dead. Returns what does not
// fit, as sentences that name the segment; nothing if all is well. Takes about
// as long as indexing. `threads` segments are checked at a time.
std::vector<std::string> check_index(const IndexFolder& folder,
                                     const Manifest& manifest,
                                     unsigned threads);

}  // namespace dateline
