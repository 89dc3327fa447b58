#include "corpus/reader/input/input_stream.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/reader/input/gzip_reader.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t block_bytes = 1u << 18;

std::string system_reason(int error) {
  return std::generic_category().message(error);
}

// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_) ::close(number_);
  }

  // Reads what there is, but `min_bytes` at least unless the file ends before.
  // Returns how many bytes that were; throws std::runtime_error.
  std::size_t read(std::vector<char>& buffer, std::size_t min_bytes) const {
    std::size_t size = 0;
    while (size < min_bytes) {
      const ssize_t more =
          ::read(number_, buffer.data() + size, buffer.size() - size);
      if (more == 0) break;
      if (more < 0 && errno != EINTR) {
        throw std::runtime_error(system_reason(errno));
      }
      size += static_cast<std::size_t>(std::max<ssize_t>(more, 0));
    }
    return size;
  }

 private:
  int number_;
  bool owned_;
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

struct InputStream::Impl {
  Impl(int number, bool owned, std::string shown_name)
      : name(std::move(shown_name)),
        descriptor(number, owned),
        buffer(block_bytes) {}

  void open_archive();
  void require(int status);
  std::optional<std::string_view> next_block();
  [[noreturn]] void fail(const std::string& reason);
  la_ssize_t read(struct archive* reader, const void** bytes);
  std::string_view next_stored();

  std::string name;
  Descriptor descriptor;
  std::vector<char> buffer;
  std::uint64_t bytes_read = 0;
  GzipReader gzip{[this] { return next_stored(); }};
  bool at_end = false;
  Archive archive;  // last, for it calls back into the others
};

void InputStream::Impl::open_archive() {
  archive.reset(archive_read_new());
  if (!archive) throw std::bad_alloc();
  archive_read_support_filter_gzip(archive.get());  // of data gzipped twice
  archive_read_support_filter_zstd(archive.get());
  archive_read_support_filter_bzip2(archive.get());
  archive_read_support_filter_xz(archive.get());
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

void InputStream::Impl::require(int status) {
  if (status >= ARCHIVE_WARN) return;
  const char* reason = archive_error_string(archive.get());
  fail(std::string("cannot be read: ") +
       (reason == nullptr ? "unknown trouble" : reason));
}

void InputStream::Impl::fail(const std::string& reason) {
  at_end = true;
  throw CorpusError(name, 0, reason);
}

la_ssize_t InputStream::Impl::read(struct archive* reader, const void** bytes) {
  try {
    const std::string_view block = gzip.next_block();
    *bytes = block.data();
    return static_cast<la_ssize_t>(block.size());
  } catch (const std::exception& error) {  // none may pass through libarchive
    archive_set_error(reader, EIO, "%s", error.what());
    return ARCHIVE_FATAL;
  }
}

std::string_view InputStream::Impl::next_stored() {
  const std::size_t size = descriptor.read(buffer, GzipReader::min_block);
  bytes_read += size;
  return {buffer.data(), size};
}

std::optional<std::string_view> InputStream::Impl::next_block() {
  while (!at_end) {
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status =
        archive_read_data_block(archive.get(), &data, &size, &offset);
    at_end = status == ARCHIVE_EOF;
    if (!at_end) require(status);
    if (at_end || size == 0) continue;
    return std::string_view(static_cast<const char*>(data), size);
  }
  return std::nullopt;
}

InputStream InputStream::of_file(const std::filesystem::path& path,
                                 const std::string& name) {
  auto impl = std::make_unique<Impl>(open_regular_file(path, name), true, name);
  impl->open_archive();
  return InputStream(std::move(impl));
}

InputStream InputStream::of_standard_input(const std::string& name) {
  auto impl = std::make_unique<Impl>(STDIN_FILENO, false, name);
  impl->open_archive();
  return InputStream(std::move(impl));
}

InputStream::InputStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;
InputStream::~InputStream() = default;

std::optional<std::string_view> InputStream::next_block() {
  return impl_->next_block();
}

std::uint64_t InputStream::bytes_read() const { return impl_->bytes_read; }

}  // namespace dateline
