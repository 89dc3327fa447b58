#pragma once

#include <xapian.h>
#include <filesystem>
#include <vector>

#include "indexer/document/passage_document.hpp"

namespace dateline {

Xapian::Document xapian_document(const PassageDocument& passage);

// Writes passages as a small database without term lists. It is not synced to
// disk.
void write_segment(const std::filesystem::path& segment,
                   const std::vector<PassageDocument>& passages);

// Merges databases into a new one by Xapian's compaction. Documents keep their
// order, those of the first source first, and are numbered anew from 1.
void merge(const std::vector<std::filesystem::path>& sources,
           const std::filesystem::path& target);

}  // namespace dateline
