#include "corpus/reader/record_reader.hpp"

#include <utility>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/container/delimited_table.hpp"
#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/file_tables.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_files.hpp"
#include "corpus/reader/input/not_an_article.hpp"
#include "corpus/reader/input_sources.hpp"
#include "corpus/reader/opened_container.hpp"
#include "corpus/reader/record_helper.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Outcome = std::variant<RawRecord, ReadError>;

// Archives in archives, and compressed files in these. More is a trap.
constexpr std::size_t max_nesting = 6;

}  // namespace

struct RecordReader::Impl {
  Impl(const std::vector<std::filesystem::path>& paths,
       const ReadingRules& rules)
      : input(list_input_files(paths, rules.is_index)),
        root(rules.root.empty() ? input.common_folder() : rules.root),
        names(std::make_shared<const FieldNames>(rules.names)),
        standard_input(rules.standard_input),
        tables(input, root, names) {
    for (InputFile& file : input.files) {
      tables.find_unchanged(file, rules.last_read);
    }
  }

  std::optional<Outcome> next();
  std::optional<Outcome> step();
  std::optional<Outcome> open_file();
  std::optional<Outcome> next_entry();
  std::optional<Outcome> look_into(std::unique_ptr<ByteSource> source,
                                   RawRecord record, const std::string& path,
                                   const Joined& joined);
  void open_container(std::unique_ptr<PeekedSource> source,
                      const Format& format, const RawRecord& record,
                      Joined joined);
  bool passes_over(const std::string& name, std::string_view reason);
  RawRecord record_of(const OpenedContainer& level, Entry& entry) const;
  void pass_over(const std::string& name, std::string_view reason);
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
  std::string file_name;                // likewise, for messages
  std::vector<OpenedContainer> levels;  // that are open, the innermost last
};

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
  stream = open_input(file, standard_input);
  origin = input.origin_of(file);
  file_name = file.name();
  RawRecord record;
  record.name = file_name;
  std::string name = "stdin.jsonl";
  Joined joined;
  if (file.is_standard_input()) {
    record.id = "stdin";
  } else {
    record.id = file_id(input.place_of(file), root);
    name = file.path.filename().native();
    tables.look_up(file);
    record.row = tables.row_of(file);
    joined.rows = tables.joined_rows(file);
    joined.why_not = tables.why_unjoined(file);
  }
  auto outcome = look_into(std::make_unique<BorrowedSource>(*stream),
                           std::move(record), name, joined);
  if (levels.empty()) close_file();
  return outcome;
}

// The next record of the innermost container.
std::optional<Outcome> RecordReader::Impl::next_entry() {
  OpenedContainer& level = levels.back();
  const bool was_empty = std::exchange(level.is_empty, false);
  auto entry = level.container->next();
  if (!entry) {
    if (was_empty) pass_over(level.name, "there is no article in it");
    if (level.note && !level.note->empty()) pass_over(level.name, *level.note);
    levels.pop_back();
    if (levels.empty()) close_file();
    return std::nullopt;
  }
  RawRecord record = record_of(level, *entry);
  if (entry->source == nullptr) return record;
  const std::string path = entry->path.empty() ? entry->label : entry->path;
  Joined joined;
  if (level.tables) {
    record.row = level.tables->row_of(path);
    joined.rows = level.tables->joined_rows(path);
    joined.why_not = level.tables->why_unjoined(path);
  }
  return look_into(std::move(entry->source), std::move(record), path, joined);
}

RawRecord RecordReader::Impl::record_of(const OpenedContainer& level,
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
  record.is_within = record.name.size() > file_name.size();
  return record;
}

// Finds out what a file is, within an archive or not. The record of one that is
// an article; nothing of a container, which is opened, and of what is passed
// over.
std::optional<Outcome> RecordReader::Impl::look_into(
    std::unique_ptr<ByteSource> source, RawRecord record,
    const std::string& path, const Joined& joined) {
  auto peeked = plain_source(std::move(source), record.name);
  const std::string name =
      known_name(path).append(ending_of(record.hints.media_type));
  const Format& format = format_of({peeked->beginning(), name});
  if (!format.refusal.empty()) {
    const std::string reason =
        std::string(format.refusal) +
        (record.row
             ? ", and so is left out what is told of it by " + record.row->place
             : "");
    if (passes_over(record.name, reason)) return std::nullopt;
    throw CorpusError(record.name, 0, "not an article but " + reason);
  }
  if (format.open != nullptr) {
    open_container(std::move(peeked), format, record, joined);
    return std::nullopt;
  }
  record.format = &format;
  record.names = names;
  record.origin = origin;
  record.file = index;
  record.bytes = read_all(*peeked, max_record_bytes, record.name);
  if (record.hints.note.empty()) record.hints.note = peeked->note();
  return record;
}

void RecordReader::Impl::open_container(std::unique_ptr<PeekedSource> source,
                                        const Format& format,
                                        const RawRecord& record,
                                        Joined joined) {
  if (levels.size() == max_nesting) {
    throw CorpusError(record.name, 0,
                      "lies in more than " + std::to_string(max_nesting) +
                          " archives within each other; unpack the outer");
  }
  if (record.row) {
    pass_over(record.row->place, "it tells of " + record.name +
                                     ", which is not one article but many");
  }
  if (format.open == open_archive) {
    const InputFile& file = input.files[index];
    OpenArchive again;
    if (levels.empty() && !file.is_standard_input()) {
      again = [&] { return InputStream::of_file(file.path, record.name); };
    }
    levels.push_back(
        opened_archive(std::move(source), format, record, again, *names));
    return;
  }
  if (format.open == open_table) {
    const std::string unsearched =
        levels.empty() ? "" : levels.back().unsearched;
    const std::string told =
        what_became_of_rows(joined, unsearched, *source, record, *names);
    if (!told.empty()) pass_over(record.name, told);
  } else {
    joined = {};
  }
  auto noted = std::make_unique<NotedSource>(std::move(source));
  const auto note = noted->kept();
  auto container = format.open(
      std::move(noted),
      {record.name, names.get(), joined.rows, record.hints.address});
  OpenedContainer opened{
      std::move(container), &format, record.name, record.id, {}, {}};
  opened.is_empty = joined.rows == nullptr;  // of other rows
  opened.note = note;
  levels.push_back(std::move(opened));
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

void RecordReader::Impl::close_file() {
  levels.clear();
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
