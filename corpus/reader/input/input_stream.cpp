#include "corpus/reader/input/input_stream.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/reader/input/gzip_reader.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t block_bytes = 1u << 18;

std::string system_reason(int error) {
  return std::generic_category().message(error);
}

// The bytes of a file as they are stored.
class FileSource final : public ByteSource {
 public:
  FileSource(int number, bool owned, std::string name)
      : name_(std::move(name)),
        number_(number),
        owned_(owned),
        buffer_(block_bytes) {}
  ~FileSource() override {
    if (owned_) ::close(number_);
  }

  // Blocks, but for the last, have GzipReader::min_block bytes.
  std::optional<std::string_view> next_block() override {
    std::size_t size = 0;
    while (size < GzipReader::min_block) {
      const ssize_t more =
          ::read(number_, buffer_.data() + size, buffer_.size() - size);
      if (more == 0) break;
      if (more < 0 && errno != EINTR) {
        throw CorpusError(name_, 0, system_reason(errno));
      }
      size += static_cast<std::size_t>(std::max<ssize_t>(more, 0));
    }
    bytes_read_ += size;
    if (size == 0) return std::nullopt;
    return std::string_view(buffer_.data(), size);
  }

  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  std::string name_;
  int number_;
  bool owned_;
  std::vector<char> buffer_;
  std::uint64_t bytes_read_ = 0;
};

struct ArchiveDeleter {
  void operator()(struct archive* reader) const { archive_read_free(reader); }
};
using Archive = std::unique_ptr<struct archive, ArchiveDeleter>;

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) {
    return "a named pipe; to read JSON lines from a pipe, name '-'";
  }
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

// Checks what the file is before opening it, because opening a device may have
// an effect. Should it have become a pipe meanwhile, O_NONBLOCK keeps the call
// from waiting for a writer.
int open_regular_file(const std::filesystem::path& path,
                      const std::string& name) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    throw CorpusError(name, 0, "cannot open: " + system_reason(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    throw CorpusError(name, 0,
                      "not a regular file but " + kind_of(status.st_mode));
  }
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (number < 0) {
    throw CorpusError(name, 0, "cannot open: " + system_reason(errno));
  }
  return number;
}

}  // namespace

struct DecompressedSource::Impl {
  Impl(ByteSource& stored_bytes, std::string shown_name)
      : name(std::move(shown_name)), stored(stored_bytes) {}

  void open_archive();
  void require(int status);
  std::optional<std::string_view> next_block();
  [[noreturn]] void fail(const std::string& reason);
  la_ssize_t read(struct archive* reader, const void** bytes);
  void count_bytes_behind();

  std::string name;
  ByteSource& stored;
  GzipReader gzip{
      [this] { return stored.next_block().value_or(std::string_view()); }};
  bool at_end = false;
  std::string last_block;          // that libarchive was given
  std::uint64_t given_bytes = 0;   // all of these
  std::uint64_t bytes_behind = 0;  // the data, zeros aside
  Archive archive;                 // last, for it calls back into the others
};

void DecompressedSource::Impl::open_archive() {
  at_end = false;
  given_bytes = 0;
  archive.reset(archive_read_new());
  if (!archive) throw std::bad_alloc();
  archive_read_support_filter_gzip(archive.get());  // of data gzipped twice
  archive_read_support_filter_zstd(archive.get());
  archive_read_support_filter_bzip2(archive.get());
  archive_read_support_filter_xz(archive.get());
  archive_read_support_filter_lzma(archive.get());
  archive_read_support_filter_lzip(archive.get());
  archive_read_support_filter_lz4(archive.get());
  archive_read_support_filter_compress(archive.get());
  archive_read_support_format_raw(archive.get());
  archive_read_support_format_empty(archive.get());
  const auto read_back = [](struct archive* reader, void* self,
                            const void** bytes) {
    return static_cast<Impl*>(self)->read(reader, bytes);
  };
  require(archive_read_open(archive.get(), this, nullptr, read_back, nullptr));
  struct archive_entry* entry = nullptr;
  const int status = archive_read_next_header(archive.get(), &entry);
  at_end = status == ARCHIVE_EOF;
  if (!at_end) require(status);
}

// Of bzip2 and the like libarchive stops at the end of the data.
void DecompressedSource::Impl::count_bytes_behind() {
  bytes_behind = gzip.bytes_behind();
  if (archive_filter_count(archive.get()) < 2) return;
  const auto consumed =
      static_cast<std::uint64_t>(archive_filter_bytes(archive.get(), -1));
  const std::uint64_t left = given_bytes - consumed;
  if (left > last_block.size()) return;
  std::string_view block = last_block;
  block.remove_prefix(block.size() - left);
  try {
    do {
      const std::size_t zeros =
          bytes_behind > 0 ? 0 : block.find_first_not_of('\0');
      bytes_behind += block.size() - std::min(zeros, block.size());
      block = gzip.next_block();
    } while (!block.empty());
  } catch (const std::exception& error) {
    fail(std::string("cannot be read: ") + error.what());
  }
}

void DecompressedSource::Impl::require(int status) {
  if (status >= ARCHIVE_WARN) return;
  fail("cannot be read: " + why_unreadable(archive.get()));
}

void DecompressedSource::Impl::fail(const std::string& reason) {
  at_end = true;
  throw CorpusError(name, 0, reason);
}

la_ssize_t DecompressedSource::Impl::read(struct archive* reader,
                                          const void** bytes) {
  try {
    const std::string_view block = gzip.next_block();
    *bytes = block.data();
    if (!block.empty()) last_block = block;
    given_bytes += block.size();
    return static_cast<la_ssize_t>(block.size());
  } catch (const std::exception& error) {  // none may pass through libarchive
    archive_set_error(reader, EIO, "%s", error.what());
    return ARCHIVE_FATAL;
  }
}

std::optional<std::string_view> DecompressedSource::Impl::next_block() {
  while (!at_end) {
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status =
        archive_read_data_block(archive.get(), &data, &size, &offset);
    at_end = status == ARCHIVE_EOF;
    if (!at_end) require(status);
    if (at_end) count_bytes_behind();
    if (at_end || size == 0) continue;
    return std::string_view(static_cast<const char*>(data), size);
  }
  return std::nullopt;
}

DecompressedSource::DecompressedSource(std::unique_ptr<ByteSource> stored,
                                       const std::string& name)
    : stored_(std::move(stored)),
      impl_(std::make_unique<Impl>(*stored_, name)) {
  impl_->open_archive();
}

DecompressedSource::~DecompressedSource() = default;

std::optional<std::string_view> DecompressedSource::next_block() {
  return impl_->next_block();
}

// libarchive does not go on after an error, so that another reader does.
bool DecompressedSource::resume() {
  if (!impl_->gzip.resume()) return false;
  impl_->open_archive();
  return true;
}

std::string DecompressedSource::note() const {
  const std::uint64_t bytes = impl_->bytes_behind;
  if (bytes == 0) return stored_->note();
  const std::string count =
      bytes == 1 ? "1 byte" : std::to_string(bytes) + " bytes";
  return "behind the compressed data stand " + count +
         " that are none and are left out; if more should be there, fetch the "
         "file again";
}

std::string why_unreadable(struct archive* reader) {
  const char* reason = archive_error_string(reader);
  if (reason == nullptr) return "damaged or cut short; fetch the file again";
  // Some reasons of libarchive end in a line feed.
  const std::string plain(trimmed(reason));
  return archive_errno(reader) == EIO
             ? plain
             : plain + "; if it is damaged or cut short, fetch the file again";
}

namespace {

// Whether bytes are the header of xz's older format, which has no signature:
// the usual properties, a dictionary of 64 KiB to 64 MiB, and a size that is
// not known or below 16 TiB.
bool is_lzma(std::string_view bytes) {
  constexpr std::size_t header = 13;
  if (bytes.size() < header || !bytes.starts_with(']')) return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = at + size; i > at; --i) {
      value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
    }
    return value;
  };
  constexpr std::uint64_t largest = std::uint64_t{1} << 44;
  const std::uint64_t dictionary = number(1, 4);
  const std::uint64_t size = number(5, 8);
  return std::has_single_bit(dictionary) && dictionary >= 1u << 16 &&
         dictionary <= 1u << 26 && (size < largest || size == ~std::uint64_t{});
}

}  // namespace

bool is_compressed(std::string_view beginning) {
  constexpr std::string_view signatures[] = {
      "\x1f\x8b", "\x28\xb5\x2f\xfd", "BZh",     "\xfd\x37zXZ",
      "LZIP\x01", "\x04\x22\x4d\x18", "\x1f\x9d"};
  return is_lzma(beginning) ||
         std::ranges::any_of(signatures, [&](std::string_view signature) {
           return beginning.starts_with(signature);
         });
}

InputStream::InputStream(int number, bool owned, const std::string& name) {
  auto file = std::make_unique<FileSource>(number, owned, name);
  bytes_read_ = [&source = *file] { return source.bytes_read(); };
  bytes_ = std::make_unique<DecompressedSource>(std::move(file), name);
}

// What a program gives has no size that could be compared with it.
InputStream::InputStream(std::unique_ptr<ByteSource> bytes)
    : bytes_(std::move(bytes)), bytes_read_([] { return 0; }) {}

std::unique_ptr<InputStream> InputStream::of_file(
    const std::filesystem::path& path, const std::string& name) {
  return std::unique_ptr<InputStream>(
      new InputStream(open_regular_file(path, name), true, name));
}

std::unique_ptr<InputStream> InputStream::of_standard_input(
    const std::string& name) {
  return std::unique_ptr<InputStream>(
      new InputStream(STDIN_FILENO, false, name));
}

std::unique_ptr<InputStream> InputStream::of_source(
    std::unique_ptr<ByteSource> bytes) {
  return std::unique_ptr<InputStream>(new InputStream(std::move(bytes)));
}

}  // namespace dateline
