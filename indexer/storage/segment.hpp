#pragma once

#include <xapian.h>
#include <filesystem>
#include <vector>

#include "indexer/document/passage_document.hpp"

namespace dateline {

Xapian::Document xapian_document(const PassageDocument& passage);

// Writes a small database of its own, to be merged; not durable by itself.
void write_segment(const std::filesystem::path& segment,
                   const std::vector<PassageDocument>& passages);

// Merges databases into a new one. Their documents keep their order: those of
// the first source come first.
void merge(const std::vector<std::filesystem::path>& sources,
           const std::filesystem::path& target);

}  // namespace dateline
