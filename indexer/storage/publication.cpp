#include "indexer/storage/publication.hpp"

#include <xapian.h>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "corpus/index/segment_files.hpp"
#include "indexer/storage/durable_files.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// Xapian's own tools find the segments by it. It needs no syncing, because
// Dateline never reads it.
void write_stub(const IndexFolder& folder, const Manifest& manifest) {
  std::string text;
  for (const SegmentEntry& segment : manifest.segments) {
    text += "glass " + segment.name + "\n";
  }
  std::ofstream(folder.new_stub(), std::ios::binary) << text;
  fs::rename(folder.new_stub(), folder.stub());
}

FileEntry written(const IndexFolder& folder, const std::string& name,
                  std::string_view content) {
  const fs::path file = folder.path() / name;
  write_durably(file, content);
  return describe_file(file);
}

}  // namespace

void discard_unpublished(const IndexFolder& folder, const Manifest& manifest) {
  std::vector<std::string> listed;
  if (!fs::exists(folder.manifest())) {  // see recover()
    listed.push_back(folder.new_manifest().filename());
  }
  for (const SegmentEntry& segment : manifest.segments) {
    listed.push_back(segment.name);
    if (segment.tombstone) listed.push_back(segment.tombstone->name);
  }
  for (const FileEntry& list : manifest.lists()) listed.push_back(list.name);
  std::error_code ignored;  // the next writer tries again
  for (const fs::path& path : folder.leftovers(listed)) {
    fs::remove_all(path, ignored);
  }
}

void discard_index(const IndexFolder& folder) {
  discard_unpublished(folder, Manifest());
  std::error_code ignored;
  fs::remove(folder.new_manifest(), ignored);
  fs::remove(folder.lock(), ignored);
}

// Until a first manifest is published there is an empty new one, so that what a
// first batch left is not taken for an incomplete copy.
std::optional<Manifest> recover(const IndexFolder& folder) {
  folder.require_complete();
  std::optional<Manifest> manifest;
  if (const auto text = folder.read_manifest()) {
    manifest = decode_manifest(*text, folder.path());
    check_identity(manifest->identity, folder.path());
  }
  discard_unpublished(folder, manifest.value_or(Manifest()));
  if (!manifest) {
    write_durably(folder.new_manifest(), "");
    sync(folder.path());
    sync(fs::absolute(folder.path()).parent_path());
  }
  return manifest;
}

void add_segment(const IndexFolder& folder, SegmentEntry entry,
                 Manifest& manifest) {
  const fs::path building = folder.building_segment();
  entry.name = IndexFolder::segment_name(manifest.next_number++);
  entry.uuid = Xapian::Database(building.string()).get_uuid();
  entry.files = seal_segment(building);
  fs::rename(building, folder.path() / entry.name);
  manifest.segments.push_back(std::move(entry));
}

void add_tombstone(const IndexFolder& folder, const Tombstone& tombstone,
                   SegmentEntry& segment, Manifest& manifest) {
  segment.tombstone =
      written(folder, IndexFolder::tombstone_name(manifest.next_number++),
              tombstone.encode());
  segment.dead = static_cast<std::uint32_t>(tombstone.dead().size());
}

void set_known_files(const IndexFolder& folder, std::string_view content,
                     Manifest& manifest) {
  manifest.known_files = written(
      folder, IndexFolder::known_files_name(manifest.next_number++), content);
}

void set_copies(const IndexFolder& folder, const ArticleCopies& copies,
                Manifest& manifest) {
  if (copies.empty()) {
    manifest.copies.reset();
    return;
  }
  const std::string content = copies.encode();
  if (manifest.copies && manifest.copies->checksum == checksum_of(content)) {
    return;
  }
  manifest.copies = written(
      folder, IndexFolder::copies_name(manifest.next_number++), content);
}

void publish(const IndexFolder& folder, const Manifest& manifest) {
  write_stub(folder, manifest);
  sync(folder.path());
  replace_durably(folder.manifest(), folder.new_manifest(), encode(manifest));
  discard_unpublished(folder, manifest);
}

}  // namespace dateline
