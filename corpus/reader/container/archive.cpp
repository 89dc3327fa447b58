#include "corpus/reader/container/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <utility>

#include "corpus/reader/container/zip_directory.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_files.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/reader/input/not_an_article.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// Text packs to a tenth, and repetitive text to a hundredth.
constexpr std::uint64_t max_expansion = 500;
constexpr std::uint64_t free_bytes = 256u << 20;  // unpacked without a question

struct ReaderDeleter {
  void operator()(struct archive* reader) const { archive_read_free(reader); }
};

// The path without what climbs out of the archive; "" if it is passed over.
std::string entry_path(const char* written) {
  std::filesystem::path path;
  for (const std::filesystem::path& part :
       std::filesystem::path(written == nullptr ? "" : written)) {
    const std::string& name = part.native();
    if (name == "." || name == ".." || name == "/" || name.empty()) continue;
    if (is_passed_over(name) || name == "__MACOSX") return "";
    path /= part;
  }
  return escaped_to_utf8(path.native());
}

// What an entry is that has no bytes of its own; "" of a file.
std::string kind_of_other(struct archive_entry* header) {
  const auto link = [](const std::string& kind, const char* target) {
    return kind + " to '" + escaped_to_utf8(target == nullptr ? "" : target) +
           "'";
  };
  if (const char* target = archive_entry_hardlink(header)) {
    return link("a hard link", target) + ", which is read under that name";
  }
  switch (archive_entry_filetype(header)) {
    case AE_IFREG:
      return "";
    case AE_IFLNK:
      return link("a symbolic link", archive_entry_symlink(header)) +
             ", which is not followed in archives";
    case AE_IFIFO:
      return "a named pipe";
    case AE_IFSOCK:
      return "a socket";
    default:
      return "a device";
  }
}

class ArchiveReader final : public Container {
 public:
  ArchiveReader(std::unique_ptr<ByteSource> source, std::string name);

  std::optional<Entry> next() override;

 private:
  class Part;

  [[noreturn]] void fail(const std::string& path);
  void keep(std::string_view block);
  void check_end();
  void check_directory();
  std::optional<std::string_view> next_block(const std::string& path);
  static la_ssize_t read(struct archive* reader, void* self,
                         const void** bytes);

  std::string name_;
  std::unique_ptr<ByteSource> source_;
  std::string recent_;  // the last bytes that were read
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
  std::size_t headers_ = 0;  // that libarchive found
  bool is_damaged_ = false;  // where it looks for the next header
  bool at_end_ = false;
  std::unique_ptr<struct archive, ReaderDeleter> reader_;  // calls back
};

// The bytes of one file of the archive.
class ArchiveReader::Part final : public ByteSource {
 public:
  Part(ArchiveReader& archive, std::string path)
      : archive_(archive), path_(std::move(path)) {}

  std::optional<std::string_view> next_block() override {
    return archive_.next_block(path_);
  }

 private:
  ArchiveReader& archive_;
  std::string path_;
};

ArchiveReader::ArchiveReader(std::unique_ptr<ByteSource> source,
                             std::string name)
    : name_(std::move(name)),
      source_(std::move(source)),
      reader_(archive_read_new()) {
  if (!reader_) throw std::bad_alloc();
  archive_read_support_format_tar(reader_.get());
  archive_read_support_format_zip_streamable(reader_.get());
  archive_read_set_options(reader_.get(), "tar:read_concatenated_archives");
  const int status =
      archive_read_open(reader_.get(), this, nullptr, read, nullptr);
  if (status < ARCHIVE_WARN) fail("");
}

la_ssize_t ArchiveReader::read(struct archive* reader, void* self,
                               const void** bytes) {
  auto& archive = *static_cast<ArchiveReader*>(self);
  try {
    const auto block = archive.source_->next_block();
    *bytes = block ? block->data() : nullptr;
    if (block) archive.keep(*block);
    return block ? static_cast<la_ssize_t>(block->size()) : 0;
  } catch (const std::exception& error) {  // none may pass through libarchive
    archive_set_error(reader, EIO, "%s", error.what());
    return ARCHIVE_FATAL;
  }
}

// Enough to hold the end of the last block, in which the list of a zip archive
// may begin.
void ArchiveReader::keep(std::string_view block) {
  constexpr std::size_t enough = 1u << 16;
  packed_ += block.size();
  if (recent_.size() > enough) recent_.erase(0, recent_.size() - enough);
  recent_ += block;
}

void ArchiveReader::fail(const std::string& path) {
  at_end_ = true;
  throw CorpusError(path.empty() ? name_ : name_ + '/' + path, 0,
                    "cannot be unpacked: " + why_unreadable(reader_.get()) +
                        (path.empty() ? "" : "; the rest is left out"));
}

std::optional<Entry> ArchiveReader::next() {
  while (!at_end_) {
    struct archive_entry* header = nullptr;
    const int status = archive_read_next_header(reader_.get(), &header);
    if (status == ARCHIVE_EOF) {
      at_end_ = true;
      check_end();
      break;
    }
    if (status < ARCHIVE_WARN) fail("");
    if (status == ARCHIVE_RETRY) {  // of tar, for each block up to a header
      if (std::exchange(is_damaged_, true)) continue;
      throw CorpusError(name_, 0,
                        "the header of a file in it is damaged; what stands "
                        "before the next header is left out; fetch the file "
                        "again");
    }
    is_damaged_ = false;
    ++headers_;
    std::string path = entry_path(archive_entry_pathname(header));
    if (archive_entry_filetype(header) == AE_IFDIR || path.empty()) continue;
    if (const std::string kind = kind_of_other(header); !kind.empty()) {
      throw NotAnArticle(name_ + '/' + path, 0, kind);
    }
    if (archive_entry_is_encrypted(header) != 0) {
      throw CorpusError(name_ + '/' + path, 0,
                        "encrypted; unpack it with its password first");
    }
    Entry entry;
    entry.path = path;
    entry.source = std::make_unique<Part>(*this, std::move(path));
    return entry;
  }
  at_end_ = true;
  return std::nullopt;
}

// Where an archive was cut between two files libarchive sees its end.
void ArchiveReader::check_end() {
  constexpr std::size_t block = 512;
  const int format = archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK;
  if (format == ARCHIVE_FORMAT_ZIP) check_directory();
  if (format != ARCHIVE_FORMAT_TAR || recent_.size() < block) return;
  const std::string_view last =
      std::string_view(recent_).substr(recent_.size() - block);
  if (last.find_first_not_of('\0') == last.npos) return;
  throw NotAnArticle(name_, 0,
                     "behind its last file there is no mark of its end; if "
                     "more files should be there, fetch the file again");
}

void ArchiveReader::check_directory() {
  const std::uint64_t left =
      packed_ -
      static_cast<std::uint64_t>(archive_filter_bytes(reader_.get(), 0));
  if (left > recent_.size()) return;
  ZipDirectory directory;
  directory.read(std::string_view(recent_).substr(recent_.size() - left));
  while (const auto block = source_->next_block()) directory.read(*block);
  if (directory.files() > headers_) {
    throw CorpusError(name_, 0,
                      "its list names " + std::to_string(directory.files()) +
                          " files and folders, but only " +
                          std::to_string(headers_) +
                          " can be found; fetch the file again");
  }
  if (directory.is_followed()) {
    throw CorpusError(name_, 0,
                      "another archive follows it in the file and is left out; "
                      "part the file, or unpack both first");
  }
}

std::optional<std::string_view> ArchiveReader::next_block(
    const std::string& path) {
  while (!at_end_) {
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status =
        archive_read_data_block(reader_.get(), &data, &size, &offset);
    if (status == ARCHIVE_EOF) return std::nullopt;
    if (status < ARCHIVE_WARN) fail(path);
    if (status == ARCHIVE_WARN) {  // what was unpacked is not what was packed
      throw CorpusError(name_ + '/' + path, 0,
                        "cannot be unpacked: " + why_unreadable(reader_.get()));
    }
    unpacked_ += size;
    if (unpacked_ > free_bytes + max_expansion * packed_) {
      at_end_ = true;
      throw CorpusError(name_ + '/' + path, 0,
                        "unpacks to more than " +
                            std::to_string(max_expansion) +
                            " times its size, as archives do that are made to "
                            "do harm; the rest is left out");
    }
    if (size > 0) {
      return std::string_view(static_cast<const char*>(data), size);
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_archive(std::string_view beginning) {
  constexpr std::size_t tar_magic = 257;
  return beginning.starts_with("PK\x03\x04") ||
         beginning.starts_with("PK\x05\x06") ||
         beginning.substr(std::min(beginning.size(), tar_magic))
             .starts_with("ustar");
}

std::unique_ptr<Container> open_archive(std::unique_ptr<ByteSource> source,
                                        const ContainerPlace& place) {
  return std::make_unique<ArchiveReader>(std::move(source), place.name);
}

}  // namespace dateline
