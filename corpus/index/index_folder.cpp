#include "corpus/index/index_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <iterator>

#include "corpus/index/index_trouble.hpp"
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

[[noreturn]] void fail(const std::string& act, const fs::path& path, int error,
                       IndexAccess access) {
  const std::error_code code(error, std::generic_category());
  fail(act, path,
       code.message() + "; " + std::string(index_remedy(code, access)));
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
    fail("list the index folder", folder, error.value(), IndexAccess::read);
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

void move_over(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) {
    fail("publish the index", to, error.value(), IndexAccess::write);
  }
}

// What a stub file holds; nothing if there is none.
std::optional<std::string> read_stub(const fs::path& stub) {
  constexpr std::size_t enough = 4096;
  const int number = ::open(stub.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0 && errno == ENOENT) return std::nullopt;
  std::string text(enough, '\0');
  const ssize_t size =
      number < 0 ? -1 : ::read(number, text.data(), text.size());
  const int error = errno;
  if (number >= 0) ::close(number);
  if (size < 0) fail("read index", stub, error, IndexAccess::read);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

// The name of the generation that a stub's first line names.
std::optional<std::string> generation_in(std::string_view stub) {
  stub = stub.substr(0, stub.find('\n'));
  if (!stub.starts_with(stub_prefix)) return std::nullopt;
  stub.remove_prefix(stub_prefix.size());
  if (!generation_number(stub)) return std::nullopt;
  return std::string(stub);
}

// How to get the stub of an index back, of which the generations may be whole.
std::string way_to_restore_stub(const fs::path& index) {
  const auto numbers = generations(index);
  if (numbers.empty()) return "index the articles again into a new folder";
  const std::string newest = generation_name(numbers.back());
  return "copy XAPIANDB again or, if " + newest +
         " is whole, write the line '" + std::string(stub_prefix) + newest +
         "' into it, or name a new folder";
}

// Whether a file or folder of this name in an index is part of it.
bool is_own(const std::string& name) {
  return name == stub_name || name == new_stub_name || name == lock_name ||
         name == aliases_name || name.starts_with(building_prefix) ||
         name.starts_with(generation_prefix);
}

// An open file or folder that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (number_ < 0) fail("open", path_, errno, IndexAccess::write);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) {
    const ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0) fail("write", path_, errno, IndexAccess::write);
    if (static_cast<std::size_t>(written) != bytes.size()) {
      fail("write", path_, ENOSPC, IndexAccess::write);
    }
  }

  void sync() {
    if (::fsync(number_) != 0) fail("sync", path_, errno, IndexAccess::write);
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

fs::path IndexFolder::building_generation() const {
  return path_ / (std::string(building_prefix) + "generation");
}

fs::path IndexFolder::aliases() const { return path_ / aliases_name; }

std::optional<fs::path> IndexFolder::current() const {
  const std::optional<std::string> text = read_stub(stub());
  if (!text) return std::nullopt;
  const auto name = generation_in(*text);
  if (!name) {
    fail("read index", stub(),
         (text->empty() ? "it is empty; "
                        : "it names no generation of Dateline's; ") +
             way_to_restore_stub(path_));
  }
  return path_ / *name;
}

fs::path IndexFolder::publish() const {
  const auto numbers = generations(path_);
  const std::string name =
      generation_name(numbers.empty() ? 1 : numbers.back() + 1);
  {
    Descriptor file(path_ / new_stub_name, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(std::string(stub_prefix) + name + "\n");
    file.sync();
  }
  move_over(building_generation(), path_ / name);
  move_over(path_ / new_stub_name, stub());
  Descriptor(path_, O_RDONLY | O_DIRECTORY).sync();
  return path_ / name;
}

void IndexFolder::recover() const {
  const fs::path new_stub = path_ / new_stub_name;
  const auto text = read_stub(new_stub);
  const auto unpublished = text ? generation_in(*text) : std::nullopt;
  const auto published = current();
  if (unpublished && fs::exists(path_ / *unpublished)) {
    if (!published) return move_over(new_stub, stub());
    if (path_ / *unpublished != *published)
      fs::remove_all(path_ / *unpublished);
  }
  if (text) fs::remove(new_stub);
  for (const fs::path& path : children(path_)) {
    if (path.filename().native().starts_with(building_prefix)) {
      fs::remove_all(path);
    }
  }
  require_stub();
}

void IndexFolder::require_stub() const {
  if (fs::exists(stub()) || generations(path_).empty()) return;
  if (fs::exists(path_ / new_stub_name)) {
    fail("open index", path_,
         "its first batch is being published, or was when it was interrupted; "
         "run dateline-index again, which completes it");
  }
  fail(
      "open index", path_,
      "the file XAPIANDB is missing, which names the current generation, so it "
      "is an incomplete copy; " +
          way_to_restore_stub(path_));
}

std::vector<fs::path> IndexFolder::outdated() const {
  const auto published = current();
  if (!published) return {};
  const auto numbers = generations(path_);
  const auto newest = std::ranges::lower_bound(
      numbers, *generation_number(published->filename().native()));
  std::vector<fs::path> paths;
  for (auto number = numbers.begin();
       number != newest && std::next(number) != newest; ++number) {
    paths.push_back(path_ / generation_name(*number));
  }
  return paths;
}

bool IndexFolder::is_index(const std::vector<std::string>& names) {
  const auto has = [&](std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  const bool has_parts = std::ranges::any_of(names, [](const auto& name) {
    return generation_number(name) || name.starts_with(building_prefix);
  });
  return has(stub_name) || has("iamglass") ||
         (has(lock_name) && (has_parts || std::ranges::all_of(names, is_own)));
}

std::optional<std::string> IndexFolder::foreign_file() const {
  for (const fs::path& path : children(path_)) {
    std::string name = path.filename().string();
    if (!is_own(name)) return name;
  }
  return std::nullopt;
}

}  // namespace dateline
