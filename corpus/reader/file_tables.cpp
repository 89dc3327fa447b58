#include "corpus/reader/file_tables.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Of several tables, in bytes. They are read again where there is more.
constexpr std::size_t max_read_memory = 64u << 20;

std::uint64_t hash_of(std::string_view bytes) {
  const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  return hash == 0 ? 1 : hash;  // 0 stands for nothing
}

std::uint64_t hash_of(const FileStamp& stamp) {
  const std::array<std::uint64_t, 3> numbers{
      stamp.size, static_cast<std::uint64_t>(stamp.modified),
      static_cast<std::uint64_t>(stamp.changed)};
  return XXH3_64bits(numbers.data(), sizeof numbers);
}

std::uint64_t hash_of(const FileRow& row) {
  const ArticleFields& fields = row.fields;
  std::string all;
  for (const std::string* text :
       {&fields.id, &fields.title, &fields.source, &fields.date, &fields.url,
        &fields.language, &fields.author, &row.subtitle}) {
    all.append(std::to_string(text->size())).append(1, ':').append(*text);
  }
  for (const std::string& note : fields.notes) all += note + '\n';
  return hash_of(all);
}

std::uint64_t hash_of(const std::set<std::size_t>& rows) {
  std::string all;
  for (const std::size_t row : rows) all += std::to_string(row) + ',';
  return hash_of(all);
}

// Calls `each` with each entry of a folder that reading would not pass over.
// A folder that cannot be read has none, which is told by who lists the input.
template <typename Each>
void each_entry(const fs::path& folder, Each each) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (!is_passed_over(entry->path().filename().native())) each(*entry);
  }
}

// The files beside a table and in the folders right below its own, relative to
// that.
std::vector<std::string> files_in_reach(const fs::path& folder) {
  std::vector<std::string> files;
  std::vector<fs::path> below;
  each_entry(folder, [&](const fs::directory_entry& entry) {
    std::error_code error;
    if (!entry.is_directory(error)) {
      files.push_back(entry.path().filename().native());
    } else if (!entry.is_symlink(error)) {
      below.push_back(entry.path());
    }
  });
  for (const fs::path& one : below) {
    each_entry(one, [&](const fs::directory_entry& entry) {
      std::error_code error;
      if (entry.is_directory(error)) return;
      files.push_back((one.filename() / entry.path().filename()).native());
    });
  }
  return files;
}

// In any order.
std::uint64_t hash_of_names(const fs::path& folder) {
  std::uint64_t sum = 1;
  for (const std::string& file : files_in_reach(folder)) sum += hash_of(file);
  return sum;
}

// The name of most files tells what they are; of others their content does.
bool is_article(const fs::path& path) {
  const std::string known = known_name(path.filename().native());
  if (is_one_article({"", known})) return true;
  const std::string name = escaped_to_utf8(path.native());
  try {
    const auto content = plain_source(InputStream::of_file(path, name), name);
    return is_one_article({content->beginning(), known});
  } catch (const CorpusError&) {
    return false;
  }
}

bool is_within(const fs::path& path, const fs::path& folder) {
  return !folder.empty() &&
         (path == folder || path.native().starts_with((folder / "").native()));
}

}  // namespace

FileTables::FileTables(const InputList& input, const fs::path& root,
                       std::shared_ptr<const FieldNames> names)
    : input_(input), root_(root), names_(std::move(names)) {
  for (const InputFile& file : input.files) {
    if (!has_table_name(file.path.native()) || !file.error.empty()) continue;
    fs::path place = input.real_place_of(file);
    const fs::path folder = place.parent_path();
    if (!is_listed(folder) || !is_within(folder, root_)) continue;
    tables_[folder.native()].push_back({std::move(place), file.stamp});
  }
}

// Whether all files of a folder are in the input.
bool FileTables::is_listed(const fs::path& folder) const {
  return std::ranges::any_of(input_.arguments, [&](const auto& argument) {
    return argument.is_folder && is_within(folder, argument.place);
  });
}

const std::vector<FileTables::Table>& FileTables::tables_in(
    const fs::path& folder) {
  const auto [known, is_new] = tables_.try_emplace(folder.native());
  std::vector<Table>& tables = known->second;
  if (!is_new || !is_within(folder, root_) || is_listed(folder)) return tables;
  each_entry(folder, [&](const fs::directory_entry& entry) {
    std::error_code error;
    if (!has_table_name(entry.path().native())) return;
    if (!entry.is_regular_file(error)) return;
    tables.push_back({entry.path(), stamp_of(entry.path())});
  });
  std::ranges::sort(tables, {},
                    [](const Table& table) { return table.path.native(); });
  return tables;
}

const FileTables::Reach& FileTables::reach_of(const fs::path& folder) {
  const auto [known, is_new] = reaches_.try_emplace(folder.native());
  Reach& reach = known->second;
  if (!is_new) return reach;
  std::string all;
  for (const fs::path& near : {folder, folder.parent_path()}) {
    for (const Table& table : tables_in(near)) {
      reach.tables.push_back(table);
      all += table.path.native() + '\n' + std::to_string(hash_of(table.stamp));
      if (table.stamp.modified >= reach.newest.modified) {
        reach.newest = table.stamp;
      }
    }
  }
  if (!all.empty()) reach.hash = hash_of(all);
  return reach;
}

void FileTables::find_unchanged(InputFile& file, const LastRead& last_read) {
  if (file.is_standard_input() || !file.error.empty()) return;
  look_around(file);
  const auto before = last_read(input_.origin_of(file), file.stamp);
  if (!before) return;
  if (before->tables == file.tables.tables) {
    file.tables.row = before->row;
  } else {
    look_up(file);
  }
  file.is_unchanged = before->row == file.tables.row;
}

// Sets the `tables.tables` and the `newest_table` of a file, for which it reads
// no file. Of a table the hash is that of the names of the files in its reach.
void FileTables::look_around(InputFile& file) {
  const fs::path folder = input_.real_place_of(file).parent_path();
  if (!has_table_name(file.path.native())) {
    const Reach& reach = reach_of(folder);
    file.tables.tables = reach.hash;
    file.newest_table = reach.newest;
  } else if (is_within(folder, root_)) {
    const auto [known, is_new] = name_hashes_.try_emplace(folder.native());
    if (is_new) known->second = hash_of_names(folder);
    file.tables.tables = known->second;
  }
}

void FileTables::look_up(InputFile& file) {
  if (has_table_name(file.path.native())) {
    const JoinedRows rows = joined_rows(file);
    file.tables.row = rows ? hash_of(*rows) : 0;
  } else {
    const auto row = row_of(file);
    file.tables.row = row ? hash_of(*row) : 0;
  }
}

std::shared_ptr<const FileRow> FileTables::row_of(const InputFile& file) {
  if (file.tables.tables == 0) return nullptr;
  const fs::path place = input_.real_place_of(file);
  const fs::path folder = place.parent_path();
  const fs::path shown_folder = file.path.parent_path();
  for (const Table& near : reach_of(folder).tables) {
    const bool is_beside = near.path.parent_path() == folder;
    const FileTable* table =
        read(near.path, is_beside ? shown_folder : shown_folder.parent_path());
    if (table == nullptr) continue;
    const fs::path within =
        is_beside ? place.filename() : folder.filename() / place.filename();
    if (auto row = table->row_of(within.native())) return row;
  }
  return nullptr;
}

JoinedRows FileTables::joined_rows(const InputFile& table) {
  if (!has_table_name(table.path.native())) return nullptr;
  const fs::path place = input_.real_place_of(table);
  if (!is_within(place, root_)) return nullptr;
  const FileTable* found = read(place, table.path.parent_path());
  return found == nullptr ? nullptr : found->joined_rows();
}

std::string FileTables::why_unjoined(const InputFile& table) const {
  const auto found = unjoined_.find(input_.real_place_of(table).native());
  return found == unjoined_.end() ? "" : found->second;
}

// Null if the table tells of no file. One that cannot be read tells of none;
// the reason is told when it comes itself.
const FileTable* FileTables::read(const fs::path& path,
                                  const fs::path& shown_folder) {
  const std::string& key = path.native();
  if (others_.contains(key)) return nullptr;
  if (const auto known = read_.find(key); known != read_.end()) {
    return &known->second;
  }
  const std::string name =
      escaped_to_utf8((shown_folder / path.filename()).native());
  const fs::path folder = path.parent_path();
  std::optional<FileTable> table;
  try {
    table = FileTable::read(
        InputStream::of_file(path, name), {name, names_.get()},
        {files_in_reach(folder),
         [&](const std::string& file) { return is_article(folder / file); }});
  } catch (const TooManyRows& error) {
    unjoined_.emplace(key, error.what());
  } catch (const CorpusError&) {
  }
  if (!table) {
    others_.insert(key);
    return nullptr;
  }
  if (read_memory_ > max_read_memory) {
    read_.clear();
    read_memory_ = 0;
  }
  read_memory_ += table->memory();
  return &read_.emplace(key, std::move(*table)).first->second;
}

}  // namespace dateline
