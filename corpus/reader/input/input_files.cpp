#include "corpus/reader/input/input_files.hpp"

#include <algorithm>
#include <deque>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

struct Folder {
  fs::path path;       // as it is reached from the argument
  fs::path canonical;  // absolute, without symbolic links
};

// Collects the files of all arguments; remembers what was seen.
class FileList {
 public:
  void add_argument(const fs::path& argument);
  std::vector<InputFile> take() { return std::move(files_); }

 private:
  void add_standard_input();
  void add_folder(const fs::path& argument, fs::path canonical);
  void search_tree(Folder root);
  void search(const Folder& folder, std::deque<Folder>& below);
  void add_entry(const fs::directory_entry& entry, const Folder& folder,
                 std::deque<Folder>& below);
  void follow_link(const fs::path& link);
  void add_file(const fs::path& path, const fs::path& canonical);
  void add_error(const fs::path& path, std::string reason);

  std::vector<InputFile> files_;
  std::size_t id_begin_ = 0;  // of the argument at hand
  std::vector<fs::path> links_;
  std::unordered_set<std::string> searched_folders_;
  // Files given directly or reached by a link. The files of folders are not
  // kept here, because each folder is searched only once.
  std::unordered_set<std::string> single_files_;
};

void FileList::add_argument(const fs::path& argument) {
  if (argument == "-") return add_standard_input();
  std::error_code error;
  const fs::path canonical = fs::canonical(argument, error);
  if (error) {
    id_begin_ = 0;
    return add_error(argument, error == std::errc::no_such_file_or_directory
                                   ? "no such file or folder"
                                   : "cannot open: " + error.message());
  }
  if (fs::is_directory(canonical, error)) {
    return add_folder(argument, canonical);
  }
  id_begin_ = argument.native().size() - argument.filename().native().size();
  add_file(argument, canonical);
}

void FileList::add_standard_input() {
  const bool again = std::ranges::any_of(files_, &InputFile::is_standard_input);
  if (!again) files_.push_back({"-", 0, 0, {}});
}

void FileList::add_folder(const fs::path& argument, fs::path canonical) {
  const std::size_t first = files_.size();
  id_begin_ = (argument / "").native().size();
  search_tree({argument, std::move(canonical)});
  // Links come last, so that a file is listed under its own name if it has one
  // here. Following a link to a folder may bring up more links.
  while (!links_.empty()) {
    std::vector<fs::path> links = std::exchange(links_, {});
    std::ranges::sort(links, {}, &fs::path::native);
    for (const fs::path& link : links) follow_link(link);
  }
  std::sort(files_.begin() + static_cast<std::ptrdiff_t>(first), files_.end(),
            [](const InputFile& a, const InputFile& b) {
              return a.path.native() < b.path.native();
            });
}

void FileList::search_tree(Folder root) {
  std::deque<Folder> below{std::move(root)};
  while (!below.empty()) {
    const Folder folder = std::move(below.front());
    below.pop_front();
    if (searched_folders_.insert(folder.canonical.native()).second) {
      search(folder, below);
    }
  }
}

void FileList::search(const Folder& folder, std::deque<Folder>& below) {
  std::error_code error;
  fs::directory_iterator entries(folder.path, error);
  while (!error && entries != fs::directory_iterator()) {
    if (!is_hidden(entries->path())) add_entry(*entries, folder, below);
    entries.increment(error);
  }
  if (error) add_error(folder.path, "cannot read folder: " + error.message());
}

void FileList::add_entry(const fs::directory_entry& entry, const Folder& folder,
                         std::deque<Folder>& below) {
  std::error_code error;  // an entry that vanished is reported on opening it
  if (entry.is_symlink(error)) {
    links_.push_back(entry.path());
    return;
  }
  fs::path canonical = folder.canonical / entry.path().filename();
  if (entry.is_directory(error)) {
    below.push_back({entry.path(), std::move(canonical)});
  } else if (!single_files_.contains(canonical.native())) {
    const auto size = entry.file_size(error);
    files_.push_back({entry.path(), id_begin_, error ? 0 : size, {}});
  }
}

void FileList::follow_link(const fs::path& link) {
  std::error_code error;
  fs::path canonical = fs::canonical(link, error);
  if (error) {
    add_error(link, "broken symbolic link: " + error.message());
  } else if (fs::is_directory(canonical, error)) {
    search_tree({link, std::move(canonical)});
  } else {
    add_file(link, canonical);
  }
}

void FileList::add_file(const fs::path& path, const fs::path& canonical) {
  const bool listed_by_folder =
      searched_folders_.contains(canonical.parent_path().native()) &&
      !is_hidden(canonical);
  if (listed_by_folder) return;
  if (!single_files_.insert(canonical.native()).second) return;
  std::error_code error;
  const auto size = fs::file_size(canonical, error);
  files_.push_back({path, id_begin_, error ? 0 : size, {}});
}

void FileList::add_error(const fs::path& path, std::string reason) {
  files_.push_back({path, id_begin_, 0, std::move(reason)});
}

}  // namespace

std::string InputFile::name() const {
  return is_standard_input() ? "<stdin>" : escaped_to_utf8(path.native());
}

std::string InputFile::id() const {
  if (is_standard_input()) return "stdin";
  return escaped_to_utf8(std::string_view(path.native())
                             .substr(std::min(id_begin, path.native().size())));
}

std::vector<InputFile> list_input_files(
    const std::vector<fs::path>& arguments) {
  FileList list;
  for (const fs::path& argument : arguments) list.add_argument(argument);
  return list.take();
}

}  // namespace dateline
