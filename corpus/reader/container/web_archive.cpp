#include "corpus/reader/container/web_archive.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/reader/input/byte_reader.hpp"
#include "corpus/reader/input/content_coding.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/header_lines.hpp"
#include "corpus/reader/input/http_message.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_header_line = 1u << 16;
constexpr std::size_t max_header = 1u << 20;  // what follows is passed over

// A record of an archive without its content.
struct ArchivedRecord {
  std::string address;
  std::string media_type;
  std::uint64_t size = 0;     // of the content
  bool is_answer = false;     // whether the content is an HTTP message
  bool is_resource = false;   // whether it is a file
  bool is_truncated = false;  // whether the crawler says that it cut it off
};

constexpr const char* end_is_missing =
    "what the server sent breaks off, so that its end is missing; fetch it "
    "again";

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_text(std::string_view media_type) {
  return media_type.empty() || media_type.starts_with("text/html") ||
         media_type.starts_with("text/plain") ||
         media_type.find("xml") != media_type.npos ||
         media_type.find("json") != media_type.npos ||
         media_type == "application/pdf";
}

class WebArchive final : public Container {
 public:
  WebArchive(std::unique_ptr<ByteSource> source, std::string name)
      : name_(std::move(name)), reader_(std::move(source)) {}

  std::optional<Entry> next() override;

 private:
  std::optional<std::string> next_line();
  std::optional<ArchivedRecord> next_record();
  std::optional<ArchivedRecord> record_at(const std::string& line);
  void find_header();
  ArchivedRecord read_warc_header();
  std::optional<ArchivedRecord> read_arc_header(std::string_view line);
  std::optional<Entry> entry_of(const ArchivedRecord& record);

  std::string name_;
  ByteReader reader_;
  std::size_t number_ = 0;
  std::optional<ArchivedRecord> found_;
  std::string cut_short_;  // the last record, if the file ends within it
};

// The next line between records; nothing at the end. Crawlers compress each
// record by itself, so that those behind a damaged one can be read.
std::optional<std::string> WebArchive::next_line() {
  auto line = reader_.line(max_header_line);
  while (!line && reader_.resume()) line = reader_.line(max_header_line);
  return line;
}

// The header of the next record; nothing at the end.
std::optional<ArchivedRecord> WebArchive::next_record() {
  if (found_) {
    ++number_;
    return std::exchange(found_, std::nullopt);
  }
  while (const auto line = next_line()) {
    if (is_blank(*line)) continue;
    ++number_;
    if (auto record = record_at(*line)) return record;
    find_header();
    throw CorpusError(name_, 0,
                      "record " + std::to_string(number_) +
                          " has no header that can be read; what stands before "
                          "the next header is left out");
  }
  return std::nullopt;
}

// Passes over what stands before the next header, which next_record() gives
// then. Among the lines of texts a header is known by its beginning.
void WebArchive::find_header() {
  while (const auto line = reader_.line(max_header_line)) {
    if (!line->starts_with("WARC/") && !line->starts_with("http")) continue;
    found_ = record_at(*line);
    if (found_) return;
  }
}

std::optional<ArchivedRecord> WebArchive::record_at(const std::string& line) {
  if (line.starts_with("WARC/")) return read_warc_header();
  return read_arc_header(line);
}

ArchivedRecord WebArchive::read_warc_header() {
  std::string header;
  while (const auto line = reader_.line(max_header_line)) {
    if (line->empty()) break;
    if (header.size() < max_header) header += *line + '\n';
  }
  ArchivedRecord record;
  std::string_view address = header_value(header, "warc-target-uri");
  if (address.starts_with('<') && address.ends_with('>')) {
    address = address.substr(1, address.size() - 2);
  }
  record.address = escaped_to_utf8(address);
  record.size = number_of(header_value(header, "content-length"));
  record.media_type = ascii_lower(header_value(header, "content-type"));
  const std::string type = ascii_lower(header_value(header, "warc-type"));
  record.is_answer =
      type == "response" && record.media_type.find("http") != std::string::npos;
  record.is_truncated = !header_value(header, "warc-truncated").empty();
  record.is_resource = type == "resource" || type == "conversion" ||
                       (type == "response" && !record.is_answer);
  return record;
}

// "http://a.example/ 192.0.2.1 20050103120000 text/html 1234", with more
// columns before the last in the second version.
std::optional<ArchivedRecord> WebArchive::read_arc_header(
    std::string_view line) {
  constexpr std::size_t min_columns = 5;
  std::vector<std::string_view> columns;
  while (!line.empty()) {
    const std::string_view column = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(column.size() + 1, line.size()));
    if (!column.empty()) columns.push_back(column);
  }
  if (columns.size() < min_columns ||
      columns[0].find(':') == std::string_view::npos ||
      !has_ascii_digit(columns.back())) {
    return std::nullopt;
  }
  ArchivedRecord record;
  record.address = escaped_to_utf8(columns[0]);
  record.size = number_of(columns.back());
  record.is_answer = columns[0].starts_with("http");
  return record;
}

// Nothing of what is no page.
std::optional<Entry> WebArchive::entry_of(const ArchivedRecord& record) {
  if (!record.is_answer && !record.is_resource) {
    reader_.skip(record.size);
    return std::nullopt;
  }
  if (record.size > max_record_bytes) {
    reader_.skip(record.size);
    throw CorpusError(name_ + " (" + record.address + ')', 0,
                      "larger than 32 MiB, which is no article");
  }
  std::string content = reader_.bytes(static_cast<std::size_t>(record.size));
  if (content.size() < record.size) {
    cut_short_ = name_ + " (" + record.address + ')';
  }
  Entry entry;
  if (record.is_truncated) entry.hints.note = end_is_missing;
  entry.label = record.address;
  entry.hints.address = record.address;
  entry.hints.media_type =
      record.media_type.substr(0, record.media_type.find(';'));
  if (record.is_answer) {
    HttpMessage message = read_http_message(content);
    const bool is_page = message.status == 0 || message.status / 100 == 2;
    if (!is_page || !is_text(message.media_type)) return std::nullopt;
    entry.hints.media_type = message.media_type;
    entry.hints.charset = message.charset;
    if (message.breaks_off) {
      entry.hints.note =
          "its last chunk is missing, so that the end may be, too; fetch it "
          "again";
    }
    if (message.status != 0) {
      DecodedBody body = without_codings(std::move(message.body),
                                         message.codings, max_record_bytes + 1);
      const bool is_whole =
          body.is_whole && !(message.is_short && message.codings.empty());
      if (!is_whole && !message.breaks_off) entry.hints.note = end_is_missing;
      content = std::move(body.bytes);
    }
  } else if (!is_text(entry.hints.media_type)) {
    return std::nullopt;
  }
  if (content.empty()) return std::nullopt;
  entry.source = std::make_unique<MemorySource>(std::move(content));
  return entry;
}

std::optional<Entry> WebArchive::next() {
  while (const auto record = next_record()) {
    if (auto entry = entry_of(*record)) return entry;
  }
  if (!cut_short_.empty()) {
    throw CorpusError(std::exchange(cut_short_, ""), 0,
                      "the file ends within this record, which is cut short; "
                      "fetch the file again");
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<Container> open_web_archive(std::unique_ptr<ByteSource> source,
                                            const ContainerPlace& place) {
  return std::make_unique<WebArchive>(std::move(source), place.name);
}

bool is_web_archive(std::string_view beginning) {
  return beginning.starts_with("WARC/") || beginning.starts_with("filedesc:");
}

}  // namespace dateline
