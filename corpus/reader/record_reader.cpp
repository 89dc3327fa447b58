#include "corpus/reader/record_reader.hpp"

#include <utility>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/container/delimited_table.hpp"
#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/file_tables.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_files.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/reader/input/not_an_article.hpp"
#include "corpus/reader/record_helper.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Outcome = std::variant<RawRecord, ReadError>;

// Archives in archives, and compressed files in these. More is a trap.
constexpr std::size_t max_nesting = 6;

// Of a larger archive tables are not joined to files. No export is as large,
// and it would take long to read it twice.
constexpr std::uint64_t max_searched_archive = std::uint64_t{1} << 30;

// The path of a file as its id, relative to the root.
std::string file_id(const std::filesystem::path& place,
                    const std::filesystem::path& root) {
  const std::string& path = place.native();
  const std::string folder = (root / "").native();
  if (path.starts_with(folder)) {
    return escaped_to_utf8(std::string_view(path).substr(folder.size()));
  }
  return escaped_to_utf8(place.lexically_relative(root).native());
}

std::unique_ptr<InputStream> open(const InputFile& file,
                                  const OpenStandardInput& standard_input) {
  const std::string name = file.name();
  if (!file.is_standard_input()) return InputStream::of_file(file.path, name);
  if (standard_input) return InputStream::of_source(standard_input());
  return InputStream::of_standard_input(name);
}

// A container may let go of its source when it has read all, but the progress
// display asks the stream as long as the file is at hand.
class BorrowedSource final : public ByteSource {
 public:
  explicit BorrowedSource(ByteSource& source) : source_(source) {}

  std::optional<std::string_view> next_block() override {
    return source_.next_block();
  }

 private:
  ByteSource& source_;
};

// Lower case, without the endings of compressed files. Standard input has no
// name, and is JSON lines unless its content says otherwise.
std::string known_name(const std::string& name) {
  const std::string lower = ascii_lower(name);
  return std::string(without_compressed_ending(lower));
}

// The ending that files of a media type have; "" of types that do not matter.
std::string_view ending_of(std::string_view media_type) {
  constexpr std::pair<std::string_view, std::string_view> endings[] = {
      {"text/html", ".html"},
      {"application/xhtml+xml", ".html"},
      {"text/csv", ".csv"},
      {"text/css", ".css"},
      {"application/json", ".json"},
      {"text/javascript", ".js"},
      {"application/javascript", ".js"}};
  for (const auto& [type, ending] : endings) {
    if (type == media_type) return ending;
  }
  return "";
}

}  // namespace

struct RecordReader::Impl {
  // A container that is open, and where it was found.
  struct Level {
    std::unique_ptr<Container> container;
    const Format* format;
    std::string name;  // for messages
    std::string id;
  };

  Impl(const std::vector<std::filesystem::path>& paths,
       const ReadingRules& rules)
      : input(list_input_files(paths, rules.is_index)),
        root(rules.root.empty() ? input.common_folder() : rules.root),
        names(std::make_shared<const FieldNames>(rules.names)),
        standard_input(rules.standard_input),
        tables(input, root, names) {
    for (InputFile& file : input.files) find_unchanged(file, rules);
  }

  void find_unchanged(InputFile& file, const ReadingRules& rules);

  std::optional<Outcome> next();
  std::optional<Outcome> step();
  std::optional<Outcome> open_file();
  std::optional<Outcome> next_entry();
  std::optional<Outcome> look_into(std::unique_ptr<ByteSource> source,
                                   RawRecord record, const std::string& path,
                                   JoinedRows joined_rows);
  bool passes_over(const std::string& name, std::string_view reason);
  RawRecord record_of(const Level& level, Entry& entry) const;
  void pass_over(const std::string& name, std::string_view reason);
  void look_for_tables(const RawRecord& record);
  void close_file();

  InputList input;
  const std::filesystem::path root;
  const std::shared_ptr<const FieldNames> names;
  const OpenStandardInput standard_input;
  FileTables tables;
  std::size_t index = 0;  // of the file at hand
  std::uint64_t finished_bytes = 0;

  std::unique_ptr<InputStream> stream;  // of the file at hand
  std::string origin;                   // of the file at hand
  std::vector<Level> levels;            // that are open, the innermost last
  std::optional<ArchiveTables> archive_tables;  // if the file is an archive
};

void RecordReader::Impl::find_unchanged(InputFile& file,
                                        const ReadingRules& rules) {
  if (file.is_standard_input() || !file.error.empty()) return;
  tables.look_around(file);
  const auto before = rules.last_read(input.origin_of(file), file.stamp);
  if (!before) return;
  if (before->tables == file.tables.tables) {
    file.tables.row = before->row;
  } else {
    tables.look_up(file);
  }
  file.is_unchanged = before->row == file.tables.row;
}

std::optional<Outcome> RecordReader::Impl::next() {
  while (!levels.empty() || index < input.files.size()) {
    const std::size_t file = index;
    if (auto outcome = step()) {
      ++input.files[file].records;
      return outcome;
    }
  }
  return std::nullopt;
}

// Nothing if there is more to be done for the next record.
std::optional<Outcome> RecordReader::Impl::step() {
  const std::size_t depth = levels.size();
  const std::size_t file = index;
  try {
    return levels.empty() ? open_file() : next_entry();
  } catch (const NotAnArticle& error) {
    const bool passed_over = passes_over(error.place(), error.what());
    if (depth == 0) close_file();
    if (passed_over) return std::nullopt;
    return ReadError{error, file};
  } catch (const CorpusError& error) {
    if (depth == 0) close_file();
    return ReadError{error, file};
  }
}

std::optional<Outcome> RecordReader::Impl::open_file() {
  InputFile& file = input.files[index];
  if (file.is_unchanged) {
    ++index;
    return std::nullopt;
  }
  if (!file.error.empty()) throw CorpusError(file.name(), 0, file.error);
  stream = open(file, standard_input);
  origin = input.origin_of(file);
  RawRecord record;
  record.name = file.name();
  std::string name = "stdin.jsonl";
  JoinedRows joined_rows;
  if (file.is_standard_input()) {
    record.id = "stdin";
  } else {
    record.id = file_id(input.place_of(file), root);
    name = file.path.filename().native();
    tables.look_up(file);
    record.row = tables.row_of(file);
    joined_rows = tables.joined_rows(file);
  }
  auto outcome = look_into(std::make_unique<BorrowedSource>(*stream),
                           std::move(record), name, std::move(joined_rows));
  if (levels.empty()) close_file();
  return outcome;
}

// The next record of the innermost container.
std::optional<Outcome> RecordReader::Impl::next_entry() {
  Level& level = levels.back();
  auto entry = level.container->next();
  if (!entry) {
    levels.pop_back();
    if (levels.empty()) close_file();
    return std::nullopt;
  }
  RawRecord record = record_of(level, *entry);
  if (entry->source == nullptr) return record;
  const std::string path = entry->path.empty() ? entry->label : entry->path;
  JoinedRows joined_rows;
  if (archive_tables && levels.size() == 1) {
    record.row = archive_tables->row_of(path);
    joined_rows = archive_tables->joined_rows(path);
  }
  return look_into(std::move(entry->source), std::move(record), path,
                   std::move(joined_rows));
}

RawRecord RecordReader::Impl::record_of(const Level& level,
                                        Entry& entry) const {
  RawRecord record;
  record.format = level.format;
  record.names = names;
  record.bytes = std::move(entry.bytes);
  record.fields = std::move(entry.fields);
  record.hints = std::move(entry.hints);
  record.name = level.name;
  record.id = level.id;
  if (!entry.path.empty()) {
    record.name += '/' + entry.path;
    record.id += '/' + entry.path;
  } else if (!entry.label.empty()) {
    record.name += " (" + entry.label + ')';
  }
  record.origin = origin;
  record.line = entry.line;
  record.file = index;
  record.is_part = entry.path.empty();
  return record;
}

// Finds out what a file is, within an archive or not. The record of one that is
// an article; nothing of a container, which is opened, and of what is passed
// over.
std::optional<Outcome> RecordReader::Impl::look_into(
    std::unique_ptr<ByteSource> source, RawRecord record,
    const std::string& path, JoinedRows joined_rows) {
  auto peeked = plain_source(std::move(source), record.name);
  const std::string name =
      known_name(path).append(ending_of(record.hints.media_type));
  const Format& format = format_of({peeked->beginning(), name});
  if (!format.refusal.empty()) {
    if (passes_over(record.name, format.refusal)) return std::nullopt;
    throw CorpusError(record.name, 0,
                      "not an article but " + std::string(format.refusal));
  }
  if (format.open != nullptr) {
    if (levels.size() == max_nesting) {
      throw CorpusError(record.name, 0,
                        "lies in more than " + std::to_string(max_nesting) +
                            " archives within each other; unpack the outer");
    }
    if (levels.empty() && format.open == open_archive) look_for_tables(record);
    if (format.open != open_table) joined_rows = nullptr;
    if (joined_rows) {
      pass_over(record.name,
                "a table of files beside or below it (rows joined to files: " +
                    std::to_string(joined_rows->size()) + ")");
    }
    auto container = format.open(
        std::move(peeked), {record.name, names.get(), std::move(joined_rows)});
    levels.push_back({std::move(container), &format, record.name, record.id});
    return std::nullopt;
  }
  record.format = &format;
  record.names = names;
  record.origin = origin;
  record.file = index;
  record.bytes = read_all(*peeked, max_record_bytes, record.name);
  return record;
}

// What is not meant to be an article lies beside articles: pictures beside
// saved pages, plans beside news. Of a file that a user names it is an error.
bool RecordReader::Impl::passes_over(const std::string& name,
                                     std::string_view reason) {
  const InputFile& file = input.files[index];
  const bool is_named =
      levels.empty() && file.path == input.arguments[file.argument].path;
  if (!is_named) pass_over(name, reason);
  return !is_named;
}

void RecordReader::Impl::pass_over(const std::string& name,
                                   std::string_view reason) {
  input.passed_over.push_back({name, std::string(reason)});
  ++input.files[index].passed_over;
}

// Reads an archive on a disk once before, because a table may stand behind the
// files of which it tells.
void RecordReader::Impl::look_for_tables(const RawRecord& record) {
  const InputFile& file = input.files[index];
  if (file.is_standard_input() || file.stamp.size > max_searched_archive)
    return;
  archive_tables.emplace(InputStream::of_file(file.path, record.name),
                         record.name, *names);
}

void RecordReader::Impl::close_file() {
  levels.clear();
  archive_tables.reset();
  stream = nullptr;
  finished_bytes += input.files[index].stamp.size;
  ++index;
}

RecordReader::RecordReader(const std::vector<std::filesystem::path>& paths,
                           const ReadingRules& rules)
    : impl_(std::make_unique<Impl>(paths, rules)) {}

RecordReader::~RecordReader() = default;

std::optional<Outcome> RecordReader::next() { return impl_->next(); }

const InputList& RecordReader::input() const { return impl_->input; }

const std::filesystem::path& RecordReader::root() const { return impl_->root; }

std::uint64_t RecordReader::bytes_total() const {
  std::uint64_t total = 0;
  for (const InputFile& file : impl_->input.files) {
    if (file.is_standard_input()) return 0;
    if (!file.is_unchanged) total += file.stamp.size;
  }
  return total;
}

std::uint64_t RecordReader::bytes_read() const {
  const InputStream* stream = impl_->stream.get();
  return impl_->finished_bytes + (stream == nullptr ? 0 : stream->bytes_read());
}

Article parse_record(const RawRecord& record) {
  return parse_within_limits(record);
}

}  // namespace dateline
