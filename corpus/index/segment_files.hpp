#pragma once

#include <filesystem>
#include <string>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/manifest.hpp"
#include "corpus/index/tombstone.hpp"

// The files of an index, compared with what its manifest says of them. `index`
// is the folder of the index. All throw an IndexError that names the file if it
// is missing or was changed.
namespace dateline {

// Looks at the size of each file of a segment, and at all bytes of small ones.
void require_files(const std::filesystem::path& index,
                   const SegmentEntry& segment);

// Looks at all bytes of all files of a segment and of its tombstone.
void require_checksums(const std::filesystem::path& index,
                       const SegmentEntry& segment);

// The tombstone of a segment; an empty one if nothing of it is dead.
Tombstone read_tombstone(const std::filesystem::path& index,
                         const SegmentEntry& segment);

// The copies of an index.
ArticleCopies read_copies(const std::filesystem::path& index,
                          const Manifest& manifest);

// What a file of the index folder holds, such as a list of known files.
std::string read_whole(const std::filesystem::path& index,
                       const FileEntry& file);

// What is to be known of a file to list it in a manifest.
FileEntry describe_file(const std::filesystem::path& file);

}  // namespace dateline
