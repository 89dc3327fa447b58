#include "corpus/reader/container/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <utility>

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
  std::optional<std::string_view> next_block(const std::string& path);
  static la_ssize_t read(struct archive* reader, void* self,
                         const void** bytes);

  std::string name_;
  std::unique_ptr<ByteSource> source_;
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
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
    archive.packed_ += block ? block->size() : 0;
    return block ? static_cast<la_ssize_t>(block->size()) : 0;
  } catch (const std::exception& error) {  // none may pass through libarchive
    archive_set_error(reader, EIO, "%s", error.what());
    return ARCHIVE_FATAL;
  }
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
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) fail("");
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
