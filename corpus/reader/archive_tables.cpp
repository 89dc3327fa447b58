#include "corpus/reader/archive_tables.hpp"

#include <algorithm>
#include <exception>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/raw_record.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// Of all tables of an archive, in bytes.
constexpr std::size_t max_memory_of_tables = 256u << 20;

// Of an archive that comes as a stream, in bytes.
constexpr std::size_t max_kept_archive = 32u << 20;

// The folder of a path in an archive, with a slash behind it; "" of the
// outermost.
std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/') + 1));
}

std::string_view without_slash(std::string_view folder) {
  return folder.substr(0, folder.size() - (folder.empty() ? 0 : 1));
}

// Of the paths in an archive those in a folder or right below it, relative to
// that.
std::vector<std::string> those_in_reach(const std::vector<std::string>& paths,
                                        std::string_view folder) {
  std::vector<std::string> near;
  for (const std::string& path : paths) {
    if (!path.starts_with(folder)) continue;
    const std::string_view within =
        std::string_view(path).substr(folder.size());
    if (std::ranges::count(within, '/') <= 1) near.emplace_back(within);
  }
  return near;
}

// Calls `each` with each part of an archive. What cannot be read is left out,
// because it is told when the archive is read for its articles.
template <typename Each>
void each_part(const OpenArchive& open, const std::string& name, Each each) {
  try {
    const auto container = open_archive(open(), {name, nullptr});
    for (bool at_end = false; !at_end;) {
      try {
        auto entry = container->next();
        at_end = !entry;
        if (entry) each(*entry);
      } catch (const CorpusError&) {
      }
    }
  } catch (const CorpusError&) {
  }
}

// The names of other files tell what they are; of these their content does.
bool is_article_in(Entry& entry, const std::string& name) {
  const std::string known = known_name(entry.path);
  if (is_one_article({"", known})) return true;
  const auto content = plain_source(std::move(entry.source), name);
  return is_one_article({content->beginning(), known});
}

// Bytes in memory that others share.
class SharedSource final : public ByteSource {
 public:
  explicit SharedSource(std::shared_ptr<const std::string> bytes)
      : bytes_(std::move(bytes)) {}

  std::optional<std::string_view> next_block() override {
    if (std::exchange(at_end_, true) || bytes_->empty()) return std::nullopt;
    return *bytes_;
  }

 private:
  std::shared_ptr<const std::string> bytes_;
  bool at_end_ = false;
};

}  // namespace

ArchiveTables::ArchiveTables(const OpenArchive& open, const std::string& name,
                             const FieldNames& names)
    : name_(name) {
  bool has_tables = false;
  std::vector<std::string> articles;
  each_part(open, name, [&](Entry& entry) {
    if (has_table_name(entry.path)) {
      has_tables = true;
    } else if (is_article_in(entry, name)) {
      articles.push_back(entry.path);
    }
  });
  if (has_tables) read_tables(open, names, articles);
}

void ArchiveTables::read_tables(const OpenArchive& open,
                                const FieldNames& names,
                                const std::vector<std::string>& articles) {
  std::size_t memory = 0;
  each_part(open, name_, [&](Entry& entry) {
    if (!has_table_name(entry.path)) return;
    const FilesInReach files{those_in_reach(articles, folder_of(entry.path)),
                             [](const std::string&) { return true; }};
    try {
      auto table = FileTable::read(std::move(entry.source),
                                   {name_ + '/' + entry.path, &names}, files);
      if (!table) return;
      memory += table->memory();
      if (memory > max_memory_of_tables) {
        throw TooManyRows(name_, 0,
                          "the tables of the archive have more rows that name "
                          "files than memory is meant for; unpack it");
      }
      tables_.emplace(entry.path, std::move(*table));
    } catch (const TooManyRows& error) {
      unjoined_.emplace(entry.path, error.what());
    }
  });
}

std::shared_ptr<const FileRow> ArchiveTables::row_of(
    const std::string& path) const {
  const std::string folder = folder_of(path);
  for (const std::string& near : {folder, folder_of(without_slash(folder))}) {
    for (auto table = tables_.lower_bound(near);
         table != tables_.end() && table->first.starts_with(near); ++table) {
      if (folder_of(table->first) != near) continue;
      if (auto row = table->second.row_of(path.substr(near.size()))) return row;
    }
    if (near.empty()) break;
  }
  return nullptr;
}

JoinedRows ArchiveTables::joined_rows(const std::string& path) const {
  const auto found = tables_.find(path);
  return found == tables_.end() ? nullptr : found->second.joined_rows();
}

std::string ArchiveTables::why_unjoined(const std::string& path) const {
  const auto found = unjoined_.find(path);
  return found == unjoined_.end() ? "" : found->second;
}

StreamedArchive search_stream(std::unique_ptr<ByteSource> source,
                              const std::string& name,
                              const FieldNames& names) {
  auto bytes = std::make_shared<std::string>();
  std::exception_ptr error;
  try {
    while (bytes->size() <= max_kept_archive) {
      const auto block = source->next_block();
      if (!block) {
        const OpenArchive open = [bytes] {
          return std::make_unique<SharedSource>(bytes);
        };
        return {open(), ArchiveTables(open, name, names), ""};
      }
      *bytes += *block;
    }
  } catch (const CorpusError&) {
    error = std::current_exception();
  }
  return {std::make_unique<ResumedSource>(std::move(*bytes), std::move(source),
                                          error),
          std::nullopt,
          "the archive is read from within another one or from a stream, and "
          "has more than " +
              std::to_string(max_kept_archive >> 20) +
              " MiB or is damaged; unpack what it is in"};
}

}  // namespace dateline
