#include "corpus/index/index_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "corpus/index/index_identity.hpp"
#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view manifest_name = "manifest.json";
constexpr std::string_view new_manifest_name = "manifest.json.new";
constexpr std::string_view stub_name = "XAPIANDB";
constexpr std::string_view new_stub_name = "XAPIANDB.new";
constexpr std::string_view lock_name = "lock";
constexpr std::string_view aliases_name = "aliases.txt";
constexpr std::string_view segment_prefix = "segment-";
constexpr std::string_view tombstone_prefix = "dead-";
constexpr std::string_view known_files_prefix = "files-";
constexpr std::string_view copies_prefix = "copies-";
constexpr std::string_view building_prefix = "building-";
constexpr std::string_view generation_prefix = "generation-";

[[noreturn]] void fail(const std::string& act, const fs::path& path,
                       const std::string& reason) {
  throw IndexError("cannot " + act + " '" + path.string() + "': " + reason);
}

[[noreturn]] void fail(const std::string& act, const fs::path& path,
                       int error) {
  const std::error_code code(error, std::generic_category());
  fail(act, path,
       code.message() + "; " +
           std::string(index_remedy(code, IndexAccess::read)));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a name is the prefix and a number behind it.
bool is_numbered(std::string_view name, std::string_view prefix) {
  return name.size() > prefix.size() && name.starts_with(prefix) &&
         std::ranges::all_of(name.substr(prefix.size()), is_digit);
}

std::string numbered(std::string_view prefix, std::uint64_t number) {
  const std::string digits = std::to_string(number);
  const std::size_t padding = 6 - std::min<std::size_t>(6, digits.size());
  return std::string(prefix) + std::string(padding, '0') + digits;
}

// A part that the manifest must list, and that is garbage if it does not.
bool is_part(const std::string& name) {
  return is_numbered(name, segment_prefix) ||
         is_numbered(name, tombstone_prefix) ||
         is_numbered(name, known_files_prefix) ||
         is_numbered(name, copies_prefix) ||
         name.starts_with(building_prefix) || name == new_manifest_name ||
         name == new_stub_name;
}

bool is_own(const std::string& name) {
  return is_part(name) || name == manifest_name || name == stub_name ||
         name == lock_name || name == aliases_name;
}

std::vector<fs::path> children(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    paths.push_back(it->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    fail("list the index folder", folder, error.value());
  }
  std::ranges::sort(paths);
  return paths;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::path& path : children(folder)) {
    names.push_back(path.filename().string());
  }
  return names;
}

// What a file holds; nothing if there is none. Without O_NONBLOCK, a pipe of
// that name would be waited for.
std::optional<std::string> read_file(const fs::path& file) {
  const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (number < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  std::string text;
  constexpr std::size_t step = 1u << 12;
  ssize_t size = number < 0 ? -1 : 1;
  for (std::size_t read = 0; size > 0; read += static_cast<std::size_t>(size)) {
    text.resize(read + step);
    size = ::read(number, text.data() + read, step);
    text.resize(read + static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  }
  const int error = errno;
  if (number >= 0) ::close(number);
  if (size < 0) fail("read index", file, error);
  return text;
}

// Older versions of Dateline kept an index in generations, without a manifest.
bool is_of_generations(const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [](const std::string& name) {
    return is_numbered(name, generation_prefix);
  });
}

}  // namespace

IndexFolder::IndexFolder(fs::path path) : path_(std::move(path)) {}

fs::path IndexFolder::manifest() const { return path_ / manifest_name; }

fs::path IndexFolder::new_manifest() const { return path_ / new_manifest_name; }

fs::path IndexFolder::stub() const { return path_ / stub_name; }

fs::path IndexFolder::new_stub() const { return path_ / new_stub_name; }

fs::path IndexFolder::lock() const { return path_ / lock_name; }

fs::path IndexFolder::building() const {
  return path_ / (std::string(building_prefix) + "batch");
}

fs::path IndexFolder::building_segment() const {
  return path_ / (std::string(building_prefix) + "segment");
}

fs::path IndexFolder::aliases() const { return path_ / aliases_name; }

std::string IndexFolder::segment_name(std::uint64_t number) {
  return numbered(segment_prefix, number);
}

std::string IndexFolder::tombstone_name(std::uint64_t number) {
  return numbered(tombstone_prefix, number);
}

std::string IndexFolder::known_files_name(std::uint64_t number) {
  return numbered(known_files_prefix, number);
}

std::string IndexFolder::copies_name(std::uint64_t number) {
  return numbered(copies_prefix, number);
}

std::optional<std::string> IndexFolder::read_manifest() const {
  std::optional<std::string> text = read_file(manifest());
  if (!text && fs::is_directory(path_) && is_of_generations(names_in(path_))) {
    refuse_index(path_, "it was made by an older version of Dateline");
  }
  return text;
}

std::vector<fs::path> IndexFolder::leftovers(
    const std::vector<std::string>& listed) const {
  std::vector<fs::path> paths;
  for (const std::string& name : names_in(path_)) {
    if (is_part(name) && std::ranges::find(listed, name) == listed.end()) {
      paths.push_back(path_ / name);
    }
  }
  return paths;
}

void IndexFolder::require_complete() const {
  if (fs::exists(manifest()) || fs::exists(new_manifest())) return;
  const std::vector<std::string> names = names_in(path_);
  const auto segment = std::ranges::find_if(names, [](const auto& name) {
    return is_numbered(name, segment_prefix);
  });
  if (segment == names.end()) return;
  fail("open index", path_,
       "it holds " + *segment +
           ", but the file manifest.json is missing, which says what belongs "
           "to the index, so it is an incomplete copy; copy manifest.json too, "
           "or name a new folder");
}

bool IndexFolder::is_index(const std::vector<std::string>& names) {
  const auto has = [&](std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  const bool has_parts = std::ranges::any_of(names, is_part);
  return has(stub_name) || has("iamglass") ||
         (has(manifest_name) && has_parts) ||
         (has(lock_name) && (has_parts || std::ranges::all_of(names, is_own)));
}

std::optional<std::string> IndexFolder::foreign_file() const {
  for (const std::string& name : names_in(path_)) {
    if (!is_own(name)) return name;
  }
  return std::nullopt;
}

}  // namespace dateline
