#include "corpus/reader/record_reader.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/format/formats.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_files.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/reader/input/line_stream.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Outcome = std::variant<RawRecord, CorpusError>;

// Standard input has no name, and is JSON lines.
const Format& file_format(const InputFile& file) {
  return format_of(file.is_standard_input() ? ".jsonl"
                                            : file.path.filename().native());
}

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

std::optional<std::string> refused_by_name(const InputFile& file) {
  if (file.is_standard_input()) return std::nullopt;
  const std::string name = ascii_lower(file.path.filename().native());
  return rejects_by_name(without_compressed_ending(name));
}

InputStream open(const InputFile& file) {
  const std::string name = file.name();
  return file.is_standard_input() ? InputStream::of_standard_input(name)
                                  : InputStream::of_file(file.path, name);
}

CorpusError too_large(std::string name, std::size_t line,
                      const std::string& what) {
  return {std::move(name), line,
          what + " is larger than " + std::to_string(max_record_bytes >> 20) +
              " MiB, which is no article; split it"};
}

// A whole text file. What is plainly no text is refused at its first block.
std::string read_all(InputStream stream, const std::string& name) {
  std::string bytes;
  while (const auto block = stream.next_block()) {
    if (bytes.empty()) {
      if (const auto reason = rejects_as_text(*block)) {
        throw CorpusError(name, 0, *reason);
      }
    }
    if (bytes.size() + block->size() > max_record_bytes) {
      throw too_large(name, 0, "the file");
    }
    bytes += *block;
  }
  return bytes;
}

}  // namespace

struct RecordReader::Impl {
  Impl(const std::vector<std::filesystem::path>& paths,
       const ReadingRules& rules)
      : input(list_input_files(paths, rules.is_index)),
        root(rules.root.empty() ? input.common_folder() : rules.root) {}

  std::optional<Outcome> next();
  RawRecord record_of(const InputFile& file, std::string bytes) const;
  std::optional<Outcome> open_file();
  std::optional<Outcome> next_line();
  void close_file();

  InputList input;
  const std::filesystem::path root;
  std::size_t index = 0;  // of the file at hand
  std::uint64_t finished_bytes = 0;

  const Format* format = nullptr;   // of the file at hand
  std::string origin;               // of the file at hand
  std::string id;                   // of the file at hand
  std::optional<LineStream> lines;  // of the file at hand, if each is a record
};

std::optional<Outcome> RecordReader::Impl::next() {
  std::size_t file = index;
  try {
    while (lines || index < input.files.size()) {
      file = index;
      auto outcome = lines ? next_line() : open_file();
      if (!outcome) continue;
      ++input.files[file].records;
      return outcome;
    }
    return std::nullopt;
  } catch (const CorpusError& error) {
    ++input.files[file].records;
    close_file();
    return error;
  }
}

RawRecord RecordReader::Impl::record_of(const InputFile& file,
                                        std::string bytes) const {
  return {.format = format,
          .bytes = std::move(bytes),
          .name = file.name(),
          .id = id,
          .origin = origin,
          .file = index,
          .is_line = format->one_record_a_line};
}

// The record of a file that is one; nothing if each of its lines is one.
std::optional<Outcome> RecordReader::Impl::open_file() {
  const InputFile& file = input.files[index];
  if (!file.error.empty()) throw CorpusError(file.name(), 0, file.error);
  format = &file_format(file);
  if (const auto reason = refused_by_name(file)) {
    throw CorpusError(file.name(), 0, *reason);
  }
  InputStream stream = open(file);
  origin = file.origin();
  id = file.is_standard_input() ? "stdin" : file_id(input.place_of(file), root);
  if (format->one_record_a_line) {
    lines.emplace(std::move(stream), file.name());
    return std::nullopt;
  }
  RawRecord record = record_of(file, read_all(std::move(stream), file.name()));
  close_file();
  return record;
}

// Nothing at the end of the file.
std::optional<Outcome> RecordReader::Impl::next_line() {
  const InputFile& file = input.files[index];
  while (auto line = lines->next()) {
    if (line->too_long) return too_large(file.name(), line->number, "the line");
    if (is_blank(line->bytes)) continue;
    RawRecord record = record_of(file, std::move(line->bytes));
    record.line = line->number;
    return record;
  }
  close_file();
  return std::nullopt;
}

void RecordReader::Impl::close_file() {
  lines.reset();
  finished_bytes += input.files[index].size;
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
    total += file.size;
  }
  return total;
}

std::uint64_t RecordReader::bytes_read() const {
  const auto& lines = impl_->lines;
  return impl_->finished_bytes + (lines ? lines->bytes_read() : 0);
}

Article parse_record(const RawRecord& record) {
  return record.format->parse(record);
}

}  // namespace dateline
