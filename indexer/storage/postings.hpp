#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "indexer/document/passage_document.hpp"

namespace dateline {

// Writes the database of a segment that holds these passages, numbered from 1,
// into its folder. There must be one at least. Throws what OutputFile throws.
void write_postings(const std::filesystem::path& segment,
                    std::span<const PassageDocument> passages);

// Writes the passages of several segments as one, those of the first before
// those of the second, as write_postings() would. Each list is in one piece
// then, as far as a block holds it. Throws IndexError if a source is damaged.
void merge_postings(const std::vector<std::filesystem::path>& sources,
                    const std::filesystem::path& target);

}  // namespace dateline
