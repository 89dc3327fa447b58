#include "corpus/reader/record_reader.hpp"

#include <algorithm>
#include <system_error>
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

std::string absolute_path(const InputFile& file) {
  if (file.is_standard_input()) return "";
  std::error_code error;
  const auto path = std::filesystem::canonical(file.path, error);
  return escaped_to_utf8(error ? file.path.native() : path.native());
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
  explicit Impl(const std::vector<std::filesystem::path>& paths)
      : files(list_input_files(paths)) {}

  std::optional<Outcome> next();
  std::optional<Outcome> open_file();
  std::optional<Outcome> next_line();
  void close_file();

  std::vector<InputFile> files;
  std::size_t index = 0;  // of the file at hand
  std::uint64_t finished_bytes = 0;

  const Format* format = nullptr;   // of the file at hand
  std::string origin;               // of the file at hand
  std::optional<LineStream> lines;  // of the file at hand, if each is a record
};

std::optional<Outcome> RecordReader::Impl::next() {
  try {
    while (true) {
      if (!lines && index == files.size()) return std::nullopt;
      if (auto outcome = lines ? next_line() : open_file()) return outcome;
    }
  } catch (const CorpusError& error) {
    close_file();
    return error;
  }
}

// The record of a file that is one; nothing if each of its lines is one.
std::optional<Outcome> RecordReader::Impl::open_file() {
  const InputFile& file = files[index];
  if (!file.error.empty()) throw CorpusError(file.name(), 0, file.error);
  InputStream stream = open(file);
  origin = absolute_path(file);
  format = &file_format(file);
  if (format->one_record_a_line) {
    lines.emplace(std::move(stream), file.name());
    return std::nullopt;
  }
  RawRecord record{.format = format,
                   .bytes = read_all(std::move(stream), file.name()),
                   .name = file.name(),
                   .id = file.id(),
                   .origin = origin};
  close_file();
  return record;
}

// Nothing at the end of the file.
std::optional<Outcome> RecordReader::Impl::next_line() {
  const InputFile& file = files[index];
  while (auto line = lines->next()) {
    if (line->too_long) return too_large(file.name(), line->number, "the line");
    if (is_blank(line->bytes)) continue;
    return RawRecord{.format = format,
                     .bytes = std::move(line->bytes),
                     .name = file.name(),
                     .id = file.id() + ':' + std::to_string(line->number),
                     .origin = origin,
                     .line = line->number};
  }
  close_file();
  return std::nullopt;
}

void RecordReader::Impl::close_file() {
  lines.reset();
  finished_bytes += files[index].size;
  ++index;
}

RecordReader::RecordReader(const std::vector<std::filesystem::path>& paths)
    : impl_(std::make_unique<Impl>(paths)) {}

RecordReader::~RecordReader() = default;

std::optional<Outcome> RecordReader::next() { return impl_->next(); }

std::uint64_t RecordReader::bytes_total() const {
  std::uint64_t total = 0;
  for (const InputFile& file : impl_->files) {
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
