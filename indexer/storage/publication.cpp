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

void delete_leftovers(const IndexFolder& folder, const Manifest& manifest) {
  std::vector<std::string> listed;
  for (const SegmentEntry& segment : manifest.segments) {
    listed.push_back(segment.name);
    if (segment.tombstone) listed.push_back(segment.tombstone->name);
  }
  if (manifest.known_files) listed.push_back(manifest.known_files->name);
  std::error_code ignored;  // the next writer tries again
  for (const fs::path& path : folder.leftovers(listed)) {
    fs::remove_all(path, ignored);
  }
}

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

}  // namespace

// Until a first manifest is published there is an empty new one, so that what a
// first batch left is not taken for an incomplete copy.
std::optional<Manifest> recover(const IndexFolder& folder) {
  folder.require_complete();
  std::optional<Manifest> manifest;
  if (const auto text = folder.read_manifest()) {
    manifest = decode_manifest(*text, folder.path());
    check_identity(manifest->identity, folder.path());
  }
  delete_leftovers(folder, manifest.value_or(Manifest()));
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
  const fs::path file =
      folder.path() / IndexFolder::tombstone_name(manifest.next_number++);
  write_durably(file, tombstone.encode());
  segment.tombstone = describe_file(file);
  segment.dead = static_cast<std::uint32_t>(tombstone.dead().size());
}

void set_known_files(const IndexFolder& folder, std::string_view content,
                     Manifest& manifest) {
  const fs::path file =
      folder.path() / IndexFolder::known_files_name(manifest.next_number++);
  write_durably(file, content);
  manifest.known_files = describe_file(file);
}

void publish(const IndexFolder& folder, const Manifest& manifest) {
  write_stub(folder, manifest);
  sync(folder.path());
  replace_durably(folder.manifest(), folder.new_manifest(), encode(manifest));
  delete_leftovers(folder, manifest);
}

}  // namespace dateline
