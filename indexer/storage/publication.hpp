#pragma once

#include <optional>
#include <string_view>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "corpus/index/tombstone.hpp"

// How a writer that holds the lock changes what an index consists of.
namespace dateline {

// Deletes what interrupted batches left, and returns the manifest; nothing if
// no batch was published yet. Throws IndexError if the folder is an incomplete
// copy of an index.
std::optional<Manifest> recover(const IndexFolder& folder);

// Deletes what a batch wrote that is not published. The next recover() does
// what fails here.
void discard_unpublished(const IndexFolder& folder, const Manifest& manifest);

// Deletes what a writer makes for an index of which nothing is published, so
// that no trace of it is left.
void discard_index(const IndexFolder& folder);

// Gives building_segment() the name of the next segment of the manifest and
// adds it there. `entry` tells what it holds; its name, identity and files are
// set here. All its files are synced.
void add_segment(const IndexFolder& folder, SegmentEntry entry,
                 Manifest& manifest);

// Writes and syncs a tombstone file and makes it that of the segment.
void add_tombstone(const IndexFolder& folder, const Tombstone& tombstone,
                   SegmentEntry& segment, Manifest& manifest);

// Writes and syncs a file of known files and makes it that of the manifest.
void set_known_files(const IndexFolder& folder, std::string_view content,
                     Manifest& manifest);

// Writes and syncs the list of copies, unless it is what the manifest has.
void set_copies(const IndexFolder& folder, const ArticleCopies& copies,
                Manifest& manifest);

// Makes this the manifest, in one moment, and then deletes the segments and
// tombstones that it does not list. Readers that have them open go on reading
// them, because the system keeps an open file until it is closed.
void publish(const IndexFolder& folder, const Manifest& manifest);

}  // namespace dateline
