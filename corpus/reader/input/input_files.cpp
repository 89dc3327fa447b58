#include "corpus/reader/input/input_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t second = 1'000'000'000;  // in ns

std::int64_t nanoseconds(const timespec& time) {
  return time.tv_sec * second + time.tv_nsec;
}

struct Folder {
  fs::path path;       // as it is reached from the argument
  fs::path canonical;  // absolute, without symbolic links
};

// Browsers save the pictures, frames and scripts of "Story.html" in a folder
// beside it, which they call "Story_files" in their user's language.
constexpr std::string_view page_folder_endings[] = {
    "_files",     ".files",      "-Dateien",  "_fichiers",  "_archivos",
    "_file",      "_ficheiros",  "_arquivos", "_bestanden", "-filer",
    "_tiedostot", "_pliki",      "_soubory",  "_elemei",    "_dosyalar",
    "_datoteke",  "_fitxers",    "_failid",   "_fails",     "_bylos",
    "_fajlovi",   "_fitxategiak"};

// Whether an entry is a folder of what a web page beside it consists of.
bool is_of_page(const fs::directory_entry& entry) {
  const std::string& path = entry.path().native();
  const auto has_page = [&](std::string_view ending) {
    if (!path.ends_with(ending)) return false;
    const std::string page = path.substr(0, path.size() - ending.size());
    std::error_code error;
    return entry.is_directory(error) && (fs::exists(page + ".html", error) ||
                                         fs::exists(page + ".htm", error));
  };
  return std::ranges::any_of(page_folder_endings, has_page);
}

// Collects the files of all arguments; remembers what was seen.
class FileList {
 public:
  explicit FileList(const IsIndex& is_index) : is_index_(is_index) {}

  void add_argument(const fs::path& argument);
  InputList take() { return std::move(list_); }

 private:
  InputArgument& argument() { return list_.arguments.back(); }
  void add_standard_input();
  void add_folder(const fs::path& path, fs::path canonical);
  void add_named_file(const fs::path& path, const fs::path& canonical);
  void search_tree(Folder root);
  std::vector<fs::directory_entry> entries_of(const Folder& folder);
  void search(const Folder& folder, std::deque<Folder>& below);
  void add_entry(const fs::directory_entry& entry, const Folder& folder,
                 std::deque<Folder>& below);
  void follow_link(const fs::path& link);
  void add_file(const fs::path& path, const fs::path& canonical);
  void list_file(const fs::path& path, const fs::path& canonical);
  void list_error(const fs::path& path, std::string error);
  InputFile& list_path(const fs::path& path);
  void pass_over(const fs::path& path, const char* reason) {
    list_.passed_over.push_back({escaped_to_utf8(path.native()), reason});
  }

  const IsIndex& is_index_;
  InputList list_;
  std::vector<fs::path> links_;
  std::unordered_set<std::string> searched_folders_;
  // Files given directly or reached by a link. The files of folders are not
  // kept here, because each folder is searched only once.
  std::unordered_set<std::string> single_files_;
};

void FileList::add_argument(const fs::path& path) {
  list_.arguments.push_back({path, {}, false, 0, false});
  if (path == "-") return add_standard_input();
  std::error_code error;
  fs::path canonical = fs::canonical(path, error);
  if (error) {
    return list_error(path, error == std::errc::no_such_file_or_directory
                                ? "no such file or folder"
                                : "cannot open: " + error.message());
  }
  if (fs::is_directory(canonical, error)) {
    add_folder(path, std::move(canonical));
  } else {
    add_named_file(path, canonical);
  }
}

void FileList::add_standard_input() {
  argument().has_files = true;
  const bool again =
      std::ranges::any_of(list_.files, &InputFile::is_standard_input);
  if (!again) list_path("-");
}

void FileList::add_named_file(const fs::path& path, const fs::path& canonical) {
  std::error_code error;
  argument().place = fs::canonical(fs::absolute(path).parent_path(), error);
  argument().below = path.native().size() - path.filename().native().size();
  argument().has_files = true;
  add_file(path, canonical);
}

void FileList::add_folder(const fs::path& path, fs::path canonical) {
  const std::size_t first = list_.files.size();
  argument().place = canonical;
  argument().is_folder = true;
  argument().below = (path / "").native().size();
  argument().has_files = searched_folders_.contains(canonical.native());
  search_tree({path, std::move(canonical)});
  // Links come last, so that a file is listed under its own name if it has one
  // here. Following a link to a folder may bring up more links.
  while (!links_.empty()) {
    std::vector<fs::path> links = std::exchange(links_, {});
    std::ranges::sort(links, {}, &fs::path::native);
    for (const fs::path& link : links) follow_link(link);
  }
  std::sort(list_.files.begin() + static_cast<std::ptrdiff_t>(first),
            list_.files.end(), [](const InputFile& a, const InputFile& b) {
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
    } else {
      argument().has_files = true;
    }
  }
}

std::vector<fs::directory_entry> FileList::entries_of(const Folder& folder) {
  std::vector<fs::directory_entry> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder.path, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    entries.push_back(*entry);
  }
  if (error) list_error(folder.path, "cannot read folder: " + error.message());
  return entries;
}

void FileList::search(const Folder& folder, std::deque<Folder>& below) {
  const auto entries = entries_of(folder);
  std::vector<std::string> names;
  names.reserve(entries.size());
  for (const auto& entry : entries) names.push_back(entry.path().filename());
  if (is_index_(names)) {
    if (folder.path == argument().path) {
      return list_error(folder.path, "an index, not a folder of articles");
    }
    pass_over(folder.path, "an index");
    return;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_passed_over(names[i])) {
      pass_over(entries[i].path(), "hidden, or a backup");
    } else if (is_of_page(entries[i])) {
      pass_over(entries[i].path(), "what a web page beside it consists of");
    } else {
      add_entry(entries[i], folder, below);
    }
  }
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
    return;
  }
  argument().has_files = true;
  if (single_files_.contains(canonical.native())) return;
  list_file(entry.path(), canonical);
}

void FileList::follow_link(const fs::path& link) {
  std::error_code error;
  fs::path canonical = fs::canonical(link, error);
  if (error) {
    list_error(link, "broken symbolic link: " + error.message());
  } else if (fs::is_directory(canonical, error)) {
    search_tree({link, std::move(canonical)});
  } else {
    argument().has_files = true;
    add_file(link, canonical);
  }
}

void FileList::add_file(const fs::path& path, const fs::path& canonical) {
  const bool listed_by_folder =
      searched_folders_.contains(canonical.parent_path().native()) &&
      !is_passed_over(canonical.filename());
  if (listed_by_folder) return;
  if (!single_files_.insert(canonical.native()).second) return;
  list_file(path, canonical);
}

void FileList::list_file(const fs::path& path, const fs::path& canonical) {
  InputFile& file = list_path(path);
  file.stamp = stamp_of(canonical);
  if (list_.place_of(file) != canonical) file.target = canonical;
}

void FileList::list_error(const fs::path& path, std::string error) {
  list_path(path).error = std::move(error);
}

InputFile& FileList::list_path(const fs::path& path) {
  InputFile& file = list_.files.emplace_back();
  file.path = path;
  file.argument = list_.arguments.size() - 1;
  return file;
}

}  // namespace

bool is_passed_over(const std::string& name) {
  constexpr std::string_view endings[] = {"~",    ".bak", ".orig", ".rej",
                                          ".tmp", ".swp", ".swo"};
  constexpr std::string_view names[] = {"Thumbs.db", "desktop.ini"};
  return name.starts_with('.') || name.starts_with("~$") ||
         (name.starts_with('#') && name.ends_with('#')) ||
         std::ranges::any_of(endings,
                             [&](auto end) { return name.ends_with(end); }) ||
         std::ranges::find(names, name) != std::end(names);
}

FileStamp stamp_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {static_cast<std::uint64_t>(status.st_size),
          nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::string InputFile::name() const {
  return is_standard_input() ? "<stdin>" : escaped_to_utf8(path.native());
}

bool is_settled(const FileStamp& stamp, std::int64_t now) {
  // Some file systems keep whole seconds, of which one keeps every other.
  constexpr std::int64_t coarse_step = 2 * second;
  constexpr std::int64_t fine_step = second / 10;
  const bool is_coarse = stamp.modified % second == 0;
  return stamp.modified < now - (is_coarse ? coarse_step : fine_step);
}

fs::path InputList::place_of(const InputFile& file) const {
  const InputArgument& from = arguments[file.argument];
  const std::string& path = file.path.native();
  return from.place / path.substr(std::min(from.below, path.size()));
}

std::string InputList::origin_of(const InputFile& file) const {
  return escaped_to_utf8(real_place_of(file).native());
}

fs::path InputList::real_place_of(const InputFile& file) const {
  if (file.is_standard_input()) return {};
  return file.target.empty() ? place_of(file) : file.target;
}

fs::path InputList::common_folder() const {
  fs::path common;
  for (const InputArgument& argument : arguments) {
    if (argument.place.empty()) continue;
    if (common.empty()) common = argument.place;
    const auto [end, ignored] =
        std::mismatch(common.begin(), common.end(), argument.place.begin(),
                      argument.place.end());
    fs::path shared;
    for (auto part = common.begin(); part != end; ++part) shared /= *part;
    common = shared;
  }
  return common;
}

InputList list_input_files(const std::vector<fs::path>& arguments,
                           const IsIndex& is_index) {
  FileList list(is_index);
  for (const fs::path& argument : arguments) list.add_argument(argument);
  return list.take();
}

}  // namespace dateline
