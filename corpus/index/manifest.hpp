#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/index_identity.hpp"

namespace dateline {

// The passages of one language.
struct LanguageCounts {
  std::uint64_t passages = 0;
  std::uint64_t tokens = 0;  // their total length

  bool operator==(const LanguageCounts&) const = default;
};

// By ISO 639-1 code; languages without a passage are left out.
using CountsByLanguage = std::map<std::string, LanguageCounts>;

// What an index or a part of it holds, without what is dead.
struct Contents {
  std::uint64_t articles = 0;
  CountsByLanguage languages;
  std::string newest_date;  // the highest value of the date slot; "" if none

  std::uint64_t passages() const;

  void add(const Contents& other);
  // Takes off what died. The newest date stays.
  void subtract(const Contents& dead);

  bool operator==(const Contents&) const = default;
};

// A file as it was when it was synced to disk.
struct FileEntry {
  std::string name;            // within the folder of the segment or index
  std::uint64_t bytes = 0;     // size
  std::uint64_t checksum = 0;  // checksum_of() all its bytes

  bool operator==(const FileEntry&) const = default;
};

// The hash by which damage is noticed (XXH3, 64 bits).
std::uint64_t checksum_of(std::string_view bytes);

// The same hash of bytes that come piece by piece.
class ChecksumStream {
 public:
  ChecksumStream();
  ~ChecksumStream();
  ChecksumStream(const ChecksumStream&) = delete;
  ChecksumStream& operator=(const ChecksumStream&) = delete;

  void add(std::string_view bytes);
  std::uint64_t digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A segment: a database of Xapian's that never changes.
struct SegmentEntry {
  std::string name;  // of its folder: segment-000007
  std::string uuid;  // that Xapian gave the database
  // All its passages, the dead included: their document numbers are 1 to this.
  std::uint32_t passages = 0;
  std::uint32_t dead = 0;  // how many of them are
  Contents living;
  std::vector<FileEntry> files;
  std::optional<FileEntry> tombstone;  // if any passage is dead

  bool operator==(const SegmentEntry&) const = default;
};

// The state of an index after one batch: which segments it consists of, and
// what of them is dead. Whatever the manifest does not list is no part of the
// index.
struct Manifest {
  IndexIdentity identity;
  std::filesystem::path root;  // that ids of files are relative to; "" if none
  // Number of the next segment, tombstone or list. None is used twice.
  std::uint64_t next_number = 1;
  std::vector<SegmentEntry> segments;
  std::optional<FileEntry> known_files;  // that need not be read again
  std::optional<FileEntry> copies;       // if there are any: ArticleCopies

  Contents living() const;               // of all segments
  std::vector<FileEntry> lists() const;  // the files beside the segments

  bool operator==(const Manifest&) const = default;
};

// The text of the manifest file: JSON with a checksum of itself.
std::string encode(const Manifest& manifest);

// Throws an IndexError that names the index `path` if `text` is not what
// encode() wrote. If another schema wrote it, returns no more than the
// identity, which the caller checks.
Manifest decode_manifest(const std::string& text,
                         const std::filesystem::path& path);

}  // namespace dateline
