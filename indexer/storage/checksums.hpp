#pragma once

#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"

namespace dateline {

// Compares every byte of the files of an index with the checksums of its
// manifest, `threads` segments at a time. A gigabyte takes about a quarter of a
// second of the processor, if the system has it in memory. Throws an IndexError
// that names a file if one is missing or was changed. To be called before
// anything is added to an index, so that a damaged one is not written to.
void require_checksums(const IndexFolder& folder, const Manifest& manifest,
                       unsigned threads);

}  // namespace dateline
