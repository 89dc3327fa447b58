#include "corpus/index/segment_files.hpp"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <string_view>
#include <system_error>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// Files up to this size are compared whole whenever an index is opened. It
// takes a thousandth of a millisecond.
constexpr std::uint64_t small_file_bytes = 4096;

[[noreturn]] void refuse(const fs::path& index, const fs::path& file,
                         const std::string& reason, std::string_view remedy) {
  throw IndexError("cannot open index '" + index.string() + "': its file " +
                   file.lexically_relative(index).string() + ' ' + reason +
                   "; " + std::string(remedy));
}

[[noreturn]] void refuse_damaged(const fs::path& index, const fs::path& file,
                                 const std::string& reason) {
  refuse(index, file, reason, damaged_index_remedy());
}

[[noreturn]] void refuse_unreadable(const fs::path& index, const fs::path& file,
                                    const std::error_code& error) {
  refuse(index, file, "cannot be read: " + error.message(),
         index_remedy(error, IndexAccess::read));
}

// What stands under the name of a file may be a folder, a pipe or a device, of
// which a read fails or waits for ever.
void require_readable(const fs::path& index, const fs::path& file) {
  if (::access(file.c_str(), R_OK) != 0) {
    refuse_unreadable(index, file, {errno, std::generic_category()});
  }
  std::error_code error;
  const bool is_file = fs::is_regular_file(file, error);
  if (error) refuse_unreadable(index, file, error);
  if (!is_file) refuse_damaged(index, file, "is no regular file");
}

[[noreturn]] void refuse_to_read(const fs::path& file) {
  const std::error_code error(errno, std::generic_category());
  throw IndexError("cannot read file '" + file.string() +
                   "' of the index: " + error.message() + "; " +
                   std::string(index_remedy(error, IndexAccess::read)));
}

// Gives `use` the content of a file, block by block. Throws IndexError if it
// cannot be read, so that this is no damage.
void read_blocks(const fs::path& file,
                 const std::function<void(std::string_view)>& use) {
  std::ifstream in(file, std::ios::binary);
  if (!in.is_open()) refuse_to_read(file);
  std::string block(std::size_t{1} << 16, '\0');
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    if (in.bad()) refuse_to_read(file);
    use(std::string_view(block).substr(0,
                                       static_cast<std::size_t>(in.gcount())));
  }
}

std::string content_of(const fs::path& file) {
  std::string content;
  read_blocks(file, [&](std::string_view block) { content += block; });
  return content;
}

void require_size(const fs::path& index, const fs::path& file,
                  const FileEntry& entry) {
  require_readable(index, file);
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(file, error);
  if (error) refuse_unreadable(index, file, error);
  if (bytes != entry.bytes) {
    refuse_damaged(index, file,
                   "has " + std::to_string(bytes) + " bytes, not " +
                       std::to_string(entry.bytes));
  }
}

void require_content(const fs::path& index, const fs::path& file,
                     const FileEntry& entry) {
  require_size(index, file, entry);
  if (describe_file(file) != entry) {
    refuse_damaged(index, file, "does not fit its checksum");
  }
}

}  // namespace

void require_files(const fs::path& index, const SegmentEntry& segment) {
  for (const FileEntry& file : segment.files) {
    const fs::path path = index / segment.name / file.name;
    if (file.bytes <= small_file_bytes) {
      require_content(index, path, file);
    } else {
      require_size(index, path, file);
    }
  }
}

void require_checksums(const fs::path& index, const SegmentEntry& segment) {
  for (const FileEntry& file : segment.files) {
    require_content(index, index / segment.name / file.name, file);
  }
  if (segment.tombstone) {
    require_content(index, index / segment.tombstone->name, *segment.tombstone);
  }
}

Tombstone read_tombstone(const fs::path& index, const SegmentEntry& segment) {
  if (!segment.tombstone) return {};
  return Tombstone::decode(read_whole(index, *segment.tombstone));
}

ArticleCopies read_copies(const fs::path& index, const Manifest& manifest) {
  if (!manifest.copies) return {};
  return ArticleCopies::decode(read_whole(index, *manifest.copies));
}

std::string read_whole(const fs::path& index, const FileEntry& entry) {
  const fs::path file = index / entry.name;
  require_size(index, file, entry);
  std::string bytes = content_of(file);
  if (checksum_of(bytes) != entry.checksum) {
    refuse_damaged(index, file, "does not fit its checksum");
  }
  return bytes;
}

FileEntry describe_file(const fs::path& file) {
  ChecksumStream checksum;
  std::uint64_t bytes = 0;
  read_blocks(file, [&](std::string_view block) {
    checksum.add(block);
    bytes += block.size();
  });
  return {file.filename().string(), bytes, checksum.digest()};
}

}  // namespace dateline
