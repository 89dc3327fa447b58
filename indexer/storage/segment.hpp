#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "indexer/document/passage_document.hpp"
#include "indexer/storage/record_file_writer.hpp"

namespace dateline {

// Writes passages as a small segment: a database without term lists, and the
// files of PassageFiles. It is not synced to disk.
void write_segment(const std::filesystem::path& segment,
                   std::span<const PassageDocument> passages,
                   RecordStorage storage);

// Merges segments into a new one, their posting lists in one piece.
// Passages keep their order, those of the first source first, and are numbered
// anew from 1.
void merge(const std::vector<std::filesystem::path>& sources,
           const std::filesystem::path& target, RecordStorage storage);

}  // namespace dateline
