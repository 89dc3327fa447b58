#include "tests/corpus/test_files.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace dateline {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = fs::temp_directory_path() / "dateline-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("cannot make a temporary folder");
  }
  path_ = fs::canonical(pattern);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

fs::path TemporaryFolder::write(const fs::path& name,
                                std::string_view bytes) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

std::string compressed(std::string_view bytes, const std::string& filter) {
  std::vector<char> buffer(bytes.size() + 100'000);
  std::size_t used = 0;
  const auto free_archive = [](archive* a) { archive_write_free(a); };
  const auto free_entry = [](archive_entry* e) { archive_entry_free(e); };
  std::unique_ptr<archive, decltype(free_archive)> writer(archive_write_new());
  std::unique_ptr<archive_entry, decltype(free_entry)> entry(
      archive_entry_new());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_write_set_bytes_in_last_block(writer.get(), 1);  // no padding
  const bool done =
      archive_write_add_filter_by_name(writer.get(), filter.c_str()) ==
          ARCHIVE_OK &&
      archive_write_set_format_raw(writer.get()) == ARCHIVE_OK &&
      archive_write_open_memory(writer.get(), buffer.data(), buffer.size(),
                                &used) == ARCHIVE_OK &&
      archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK &&
      archive_write_data(writer.get(), bytes.data(), bytes.size()) ==
          static_cast<la_ssize_t>(bytes.size()) &&
      archive_write_close(writer.get()) == ARCHIVE_OK;
  if (!done) throw std::runtime_error("cannot compress with " + filter);
  return std::string(buffer.data(), used);
}

std::string archive_of(const ArchivedFiles& files, const char* format) {
  std::size_t size = 1u << 20;
  for (const auto& [path, content] : files) size += content.size();
  std::string bytes(size, '\0');
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [path, content] : files) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

}  // namespace dateline
