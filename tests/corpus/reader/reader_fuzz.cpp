// Any bytes are a file of each format: they give articles that can be indexed,
// or a CorpusError, and nothing else. With DATELINE_FUZZ this is a libFuzzer
// target, for one format of the table at a time:
//   reader_fuzz --reader=html -dict=tests/data/readers.dict CORPUS...
//   reader_fuzz --list     the names of the formats
// else a program that tries the files in SEEDS/html and so on, and mutations of
// each:
//   reader_fuzz SEEDS COUNT    COUNT mutations a format

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/record_reader.hpp"
#include "corpus/splitter/splitter.hpp"
#include "corpus/text/export_mark.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr int max_depth = 2;            // of containers in each other
constexpr std::size_t most_parts = 64;  // of a container that are read

void require(bool holds, const char* what, std::string_view value) {
  if (holds) return;
  std::fprintf(stderr, "%s: %s\n", what, escaped_to_utf8(value).c_str());
  std::abort();
}

void require_text(std::string_view value) {
  require(!first_invalid_utf8(value), "not UTF-8", value);
}

void require_line(std::string_view value) {
  require_text(value);
  require(value.find_first_of("\r\n") == value.npos, "two lines", value);
}

// What the indexer relies on.
void require_indexable(const Article& article) {
  for (const auto& field :
       {article.id, article.title, article.source, article.url, article.author,
        article.date, article.place, article.language}) {
    require_line(field);
  }
  require_text(article.text);
  require(!article.id.empty(), "an article without an id", article.title);
  require(!article.title.empty() || !is_blank(article.text), "an empty article",
          article.id);
  std::size_t end = 0;
  for (const Passage& passage : split(article.text, article.language)) {
    require(passage.offset == end, "a gap between passages", article.text);
    end += passage.length;
  }
  require(end == article.text.size(), "text behind the passages", article.text);
}

// What was taken out of an index goes in again as it was.
bool is_exported(const RawRecord& record) {
  return record.bytes.find(export_key) != std::string::npos;
}

void parse(const RawRecord& record) {
  try {
    const Article article = parse_record(record);
    require_indexable(article);
    require(
        is_exported(record) || article.title.find('\0') == std::string::npos,
        "NUL in a title", article.title);
  } catch (const CorpusError&) {
  }
}

void read_file(const Format& format, std::unique_ptr<ByteSource> source,
               RawRecord record, int depth);

void read_part(const Format& format, Entry entry, int depth) {
  RawRecord record;
  record.format = &format;
  record.name = record.id = "file/" + entry.path;
  record.hints = std::move(entry.hints);
  record.line = entry.line;
  record.is_part = entry.path.empty();
  if (entry.source == nullptr) {
    record.bytes = std::move(entry.bytes);
    record.fields = std::move(entry.fields);
    parse(record);
    return;
  }
  auto peeked = std::make_unique<PeekedSource>(std::move(entry.source));
  const Format& inner = format_of({peeked->beginning(), entry.path});
  if (inner.refusal.empty() && depth < max_depth) {
    read_file(inner, std::move(peeked), std::move(record), depth + 1);
  }
}

// As RecordReader does, but for the choice of the format.
void read_file(const Format& format, std::unique_ptr<ByteSource> source,
               RawRecord record, int depth) {
  if (format.open == nullptr) {
    record.format = &format;
    record.bytes = read_all(*source, max_record_bytes, record.name);
    parse(record);
    return;
  }
  const auto container =
      format.open(std::move(source), {record.name, &common_field_names()});
  for (std::size_t i = 0; i < most_parts; ++i) {
    try {
      auto entry = container->next();
      if (!entry) return;
      read_part(format, std::move(*entry), depth);
    } catch (const CorpusError&) {
    }
  }
}

void read_bytes(const Format& format, std::string bytes) {
  RawRecord record;
  record.name = record.id = "file";
  record.origin = "/file";
  try {
    read_file(format, std::make_unique<MemorySource>(std::move(bytes)),
              std::move(record), 0);
  } catch (const CorpusError&) {
  }
}

// "reuters-sgml", as folders and arguments call it.
std::string short_name(const Format& format) {
  std::string name = ascii_lower(format.name);
  std::ranges::replace(name, ' ', '-');
  return name;
}

std::vector<const Format*> read_formats() {
  std::vector<const Format*> read;
  for (const Format& format : all_formats()) {
    if (format.refusal.empty()) read.push_back(&format);
  }
  return read;
}

}  // namespace
}  // namespace dateline

#ifdef DATELINE_FUZZ
namespace {

const dateline::Format* fuzzed = nullptr;

}  // namespace

// libFuzzer passes over arguments with two hyphens.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  for (int i = 1; i < *count; ++i) {
    const std::string_view argument = (*arguments)[i];
    for (const dateline::Format* format : dateline::read_formats()) {
      const std::string name = dateline::short_name(*format);
      if (argument == "--list") std::puts(name.c_str());
      if (argument == "--reader=" + name) fuzzed = format;
    }
    if (argument == "--list") std::exit(EXIT_SUCCESS);
  }
  if (fuzzed == nullptr) {
    std::fputs("name a reader of those that --list shows: --reader=html\n",
               stderr);
    std::exit(EXIT_FAILURE);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  dateline::read_bytes(*fuzzed,
                       std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
#else
namespace dateline {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code none;
  for (const auto& file : fs::directory_iterator(folder, none)) {
    paths.push_back(file.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> files;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file),
                       std::istreambuf_iterator<char>());
  }
  return files;
}

// The same on every machine: the distributions of the standard library differ.
class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  // One of the seeds with some bytes changed, cut, doubled or taken from
  // another.
  std::string next() {
    std::string bytes = seeds_[below(seeds_.size())];
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) {
      const std::size_t at = below(bytes.size() + 1);
      const std::size_t size =
          below(1 + std::min<std::size_t>(bytes.size() - at, 200));
      switch (below(4)) {
        case 0:
          bytes.insert(at, 1, static_cast<char>(below(256)));
          break;
        case 1:
          bytes.erase(at, size);
          break;
        case 2:
          bytes.insert(at, bytes.substr(at, size));
          break;
        default: {
          const std::string& other = seeds_[below(seeds_.size())];
          bytes.replace(at, size, other.substr(below(other.size() + 1), size));
        }
      }
    }
    return bytes;
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_{20240619};
};

// Starting the program that reads PDF documents takes its time.
std::size_t affordable(const Format& format, std::size_t count) {
  return format.name == "PDF" ? count / 10 : count;
}

bool try_format(const Format& format, const fs::path& seeds,
                std::size_t count) {
  const std::vector<std::string> files = files_in(seeds / short_name(format));
  if (files.empty()) {
    std::fprintf(stderr, "no files in %s\n",
                 (seeds / short_name(format)).c_str());
    return false;
  }
  for (const std::string& file : files) read_bytes(format, file);
  Mutator mutator(files);
  for (count = affordable(format, count); count > 0; --count) {
    read_bytes(format, mutator.next());
  }
  return true;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: reader_fuzz SEEDS COUNT\n", stderr);
    return EXIT_FAILURE;
  }
  bool all = true;
  for (const dateline::Format* format : dateline::read_formats()) {
    all = dateline::try_format(*format, argv[1],
                               std::strtoul(argv[2], nullptr, 10)) &&
          all;
  }
  return all ? EXIT_SUCCESS : EXIT_FAILURE;
}
#endif
