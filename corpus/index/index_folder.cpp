#include "corpus/index/index_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

#include "dateline/error.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view stub_name = "XAPIANDB";
constexpr std::string_view new_stub_name = "XAPIANDB.new";
constexpr std::string_view lock_name = "lock";
constexpr std::string_view aliases_name = "aliases.txt";
constexpr std::string_view stub_prefix = "glass ";
constexpr std::string_view generation_prefix = "generation-";
constexpr std::string_view building_prefix = "building-";

[[noreturn]] void fail(const std::string& act, const fs::path& path,
                       const std::string& reason) {
  throw IndexError("cannot " + act + " '" + path.string() + "': " + reason);
}

// The number in "generation-000007".
std::optional<unsigned long> generation_number(std::string_view name) {
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  name.remove_prefix(generation_prefix.size());
  unsigned long number = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) {
    return std::nullopt;
  }
  return number;
}

std::string generation_name(unsigned long number) {
  const std::string digits = std::to_string(number);
  const std::size_t padding = 6 - std::min<std::size_t>(6, digits.size());
  return std::string(generation_prefix) + std::string(padding, '0') + digits;
}

std::vector<fs::path> children(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    paths.push_back(it->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    fail("list the index folder", folder, error.message());
  }
  std::ranges::sort(paths);
  return paths;
}

// The numbers of the generations in a folder, ascending.
std::vector<unsigned long> generations(const fs::path& folder) {
  std::vector<unsigned long> numbers;
  for (const fs::path& path : children(folder)) {
    if (const auto number = generation_number(path.filename().native())) {
      numbers.push_back(*number);
    }
  }
  std::ranges::sort(numbers);
  return numbers;
}

// An open file or folder that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (number_ < 0) fail("open", path_, std::strerror(errno));
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) {
    const ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0) fail("write", path_, std::strerror(errno));
    if (static_cast<std::size_t>(written) != bytes.size()) {
      fail("write", path_, "no space left on the device");
    }
  }

  void sync() {
    if (::fsync(number_) != 0) fail("sync", path_, std::strerror(errno));
  }

 private:
  fs::path path_;
  int number_;
};

}  // namespace

IndexFolder::IndexFolder(fs::path path) : path_(std::move(path)) {}

fs::path IndexFolder::stub() const { return path_ / stub_name; }

fs::path IndexFolder::lock() const { return path_ / lock_name; }

fs::path IndexFolder::building() const {
  return path_ / (std::string(building_prefix) + "batch");
}

fs::path IndexFolder::aliases() const { return path_ / aliases_name; }

std::optional<fs::path> IndexFolder::current() const {
  std::error_code error;
  if (!fs::exists(stub(), error)) {
    if (error) fail("open index", path_, error.message());
    return std::nullopt;
  }
  std::ifstream in(stub());
  std::string line;
  if (!std::getline(in, line)) fail("read index", stub(), "it is empty");
  if (!line.starts_with(stub_prefix) ||
      !generation_number(line.substr(stub_prefix.size()))) {
    fail("read index", stub(), "it names no generation of Dateline's");
  }
  return path_ / line.substr(stub_prefix.size());
}

fs::path IndexFolder::next() const {
  const auto numbers = generations(path_);
  return path_ / generation_name(numbers.empty() ? 1 : numbers.back() + 1);
}

void IndexFolder::publish(const fs::path& generation) const {
  const fs::path new_stub = path_ / new_stub_name;
  {
    Descriptor file(new_stub, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(std::string(stub_prefix) + generation.filename().string() +
               "\n");
    file.sync();
  }
  std::error_code error;
  fs::rename(new_stub, stub(), error);
  if (error) fail("publish the index", path_, error.message());
  Descriptor(path_, O_RDONLY | O_DIRECTORY).sync();
}

std::vector<fs::path> IndexFolder::stale() const {
  const auto published = current();
  const auto numbers = generations(path_);
  const unsigned long newest =
      published ? *generation_number(published->filename().native()) : 0;
  const auto position = std::ranges::lower_bound(numbers, newest);
  const unsigned long oldest =
      position == numbers.begin() ? newest : *std::prev(position);

  std::vector<fs::path> paths;
  for (const fs::path& path : children(path_)) {
    const std::string name = path.filename().string();
    const auto number = generation_number(name);
    if (name.starts_with(building_prefix) ||
        (number && (!published || *number < oldest || *number > newest))) {
      paths.push_back(path);
    }
  }
  return paths;
}

std::optional<std::string> IndexFolder::foreign_file() const {
  for (const fs::path& path : children(path_)) {
    const std::string name = path.filename().string();
    const bool own = name == stub_name || name == new_stub_name ||
                     name == lock_name || name == aliases_name ||
                     name.starts_with(building_prefix) ||
                     name.starts_with(generation_prefix);
    if (!own) return name;
  }
  return std::nullopt;
}

}  // namespace dateline
