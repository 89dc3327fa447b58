#include "corpus/reader/container/file_table.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t no_row = std::numeric_limits<std::size_t>::max();

// Of the rows of a table that name files, in bytes: about 200,000 rows.
constexpr std::size_t max_memory = 256u << 20;

bool tell_of_files(const Columns& columns) {
  if (columns.has_text || !columns.may_name_files) return false;
  // Rows without a title that have an id count readers or sales.
  return columns.has_title || (columns.has_facts && columns.names_files);
}

// What a row takes, in bytes.
std::size_t memory_of(const TableRow& row) {
  constexpr std::size_t of_row = 500;
  constexpr std::size_t of_cell = 100;
  std::size_t bytes = of_row;
  for (const auto& [column, cell] : row.cells) {
    bytes += of_cell + column.size() + 3 * cell.size();
  }
  return bytes;
}

std::string_view without_ending(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == path.npos ? 0 : slash + 1;
  return dot == path.npos || dot <= name ? path : path.substr(0, dot);
}

std::string_view folder_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

// What a cell may call a file, and whether that is its path.
struct FileName {
  std::string_view name;
  bool is_path;
};

std::vector<FileName> cell_names(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return {{path, true},
          {without_ending(path), true},
          {name, false},
          {without_ending(name), false}};
}

std::string_view plain_cell(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with("./")) cell.remove_prefix(2);
  return cell;
}

}  // namespace

bool FileTable::tells_of_files(std::unique_ptr<ByteSource> source,
                               const ContainerPlace& place) {
  const TableRows rows(plain_source(std::move(source), place.name), place);
  return tell_of_files(rows.columns());
}

std::optional<FileTable> FileTable::read(std::unique_ptr<ByteSource> source,
                                         const ContainerPlace& place,
                                         const FilesInReach& files) {
  TableRows rows(plain_source(std::move(source), place.name), place, true);
  if (!tell_of_files(rows.columns())) return std::nullopt;
  FileTable table(place.name);
  table.keep_rows_of(rows, files.paths);
  table.join(files);
  if (!table.joined_rows_) return std::nullopt;
  return table;
}

void FileTable::keep_rows_of(TableRows& rows,
                             const std::vector<std::string>& paths) {
  std::unordered_set<std::string_view> names;
  for (const std::string& path : paths) {
    for (const FileName& name : cell_names(path)) names.insert(name.name);
  }
  while (auto row = rows.next()) {
    const bool names_file =
        std::ranges::any_of(row->file_names, [&](const std::string& cell) {
          return names.contains(plain_cell(cell));
        });
    if (!names_file) continue;
    memory_ += memory_of(*row);
    if (memory_ > max_memory) {
      throw TooManyRows(name_, 0,
                        "more of its rows name files than memory is meant for; "
                        "divide the table, and put each part beside its files");
    }
    rows_.push_back(std::move(*row));
  }
}

FileTable::RowsByCell FileTable::rows_by_cell() const {
  RowsByCell by_cell;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    by_cell.resize(rows_[i].file_names.size());
    for (std::size_t column = 0; column < by_cell.size(); ++column) {
      std::string cell(plain_cell(rows_[i].file_names[column]));
      if (cell.empty()) continue;
      const auto [known, is_new] = by_cell[column].emplace(std::move(cell), i);
      if (!is_new) known->second = no_row;
    }
  }
  return by_cell;
}

void FileTable::join(const FilesInReach& files) {
  const RowsByCell by_cell = rows_by_cell();
  const auto match_of = [&](std::string_view path) -> std::optional<Match> {
    for (std::size_t column = 0; column < by_cell.size(); ++column) {
      for (const auto& [name, is_path] : cell_names(path)) {
        const auto found = by_cell[column].find(std::string(name));
        if (found == by_cell[column].end() || found->second == no_row) continue;
        return Match{found->second, column, is_path};
      }
    }
    return std::nullopt;
  };
  std::vector<std::pair<const std::string*, Match>> matches;
  std::unordered_map<std::size_t, std::set<std::string_view>> folders;
  for (const std::string& path : files.paths) {
    const auto match = match_of(path);
    if (match && files.is_article(path)) {
      matches.emplace_back(&path, *match);
      folders[match->row].insert(folder_part(path));
    }
  }
  std::set<std::size_t> joined;
  for (const auto& [path, match] : matches) {
    if (!match.by_path && folders[match.row].size() > 1) continue;
    row_of_.emplace(*path, joined_row(match));
    joined.insert(rows_[match.row].number);
  }
  rows_.clear();
  joined_rows_ =
      joined.empty()
          ? nullptr
          : std::make_shared<const std::set<std::size_t>>(std::move(joined));
}

// The name of a file is no id of its article.
std::shared_ptr<const FileRow> FileTable::joined_row(const Match& match) const {
  const TableRow& from = rows_[match.row];
  auto row = std::make_shared<FileRow>();
  row->fields = *from.fields;
  row->subtitle = from.subtitle;
  row->cells = from.cells;
  if (row->fields.title.empty()) row->fields.title = from.subject;
  row->place = name_ + " (row " + std::to_string(from.number) + ")";
  const std::string& name = from.file_names[match.column];
  if (row->fields.id == name) row->fields.id.clear();
  if (from.is_draft) {
    row->fields.notes.push_back("it is not published, says " + row->place);
  }
  return row;
}

std::shared_ptr<const FileRow> FileTable::row_of(
    const std::string& path) const {
  const auto found = row_of_.find(path);
  return found == row_of_.end() ? nullptr : found->second;
}

bool has_table_name(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const std::string_view table : {".csv", ".tsv"}) {
    if (lower.ends_with(table)) return true;
    for (const std::string_view packed : packed_endings) {
      if (lower.ends_with(std::string(table).append(packed))) return true;
    }
  }
  return false;
}

}  // namespace dateline
