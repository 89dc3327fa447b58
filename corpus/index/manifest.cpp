#include "corpus/index/manifest.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/index_trouble.hpp"
#include "corpus/text/percent_escape.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using nlohmann::json;

constexpr int indent = 1;

// Eight bytes as 16 hexadecimal digits, because many readers of JSON take large
// numbers for floating point.
std::string in_hex(std::uint64_t number) {
  std::array<char, 16> digits{};
  digits.fill('0');
  std::array<char, 16> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
  std::copy(text.data(), end, digits.end() - (end - text.data()));
  return {digits.data(), digits.size()};
}

std::uint64_t from_hex(const std::string& digits) {
  std::uint64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number, 16);
  if (read.ec != std::errc() || read.ptr != end) {
    throw json::other_error::create(500, "no checksum", nullptr);
  }
  return number;
}

// A path may have bytes that are no UTF-8, which JSON cannot hold. So bytes
// outside of printable ASCII are written as in a URL.
std::string escaped(const std::string& path) {
  std::string text;
  for (const char c : path) {
    if (c > ' ' && c < 0x7F && c != '%') {
      text += c;
    } else {
      text += percent_escape(c);
    }
  }
  return text;
}

std::string unescaped(const std::string& text) {
  std::string path;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%' || at + 2 >= text.size()) {
      path += text[at];
      continue;
    }
    path += static_cast<char>(from_hex(text.substr(at + 1, 2)));
    at += 2;
  }
  return path;
}

json to_json(const FileEntry& file) {
  return {{"name", file.name},
          {"bytes", file.bytes},
          {"checksum", in_hex(file.checksum)}};
}

FileEntry file_from(const json& value) {
  return {value.at("name"), value.at("bytes"), from_hex(value.at("checksum"))};
}

json to_json(const std::optional<FileEntry>& file) {
  return file ? to_json(*file) : json();
}

std::optional<FileEntry> optional_file_from(const json& value) {
  if (value.is_null()) return std::nullopt;
  return file_from(value);
}

json to_json(const CountsByLanguage& languages) {
  json value = json::object();
  for (const auto& [language, counts] : languages) {
    value[language] = {{"passages", counts.passages},
                       {"tokens", counts.tokens}};
  }
  return value;
}

CountsByLanguage languages_from(const json& value) {
  CountsByLanguage languages;
  for (const auto& [language, counts] : value.items()) {
    languages[language] = {counts.at("passages"), counts.at("tokens")};
  }
  return languages;
}

json to_json(const SegmentEntry& segment) {
  json files = json::array();
  for (const FileEntry& file : segment.files) files.push_back(to_json(file));
  return {{"name", segment.name},
          {"uuid", segment.uuid},
          {"passages", segment.passages},
          {"dead", segment.dead},
          {"articles", segment.living.articles},
          {"languages", to_json(segment.living.languages)},
          {"newest", segment.living.newest_date},
          {"files", std::move(files)},
          {"tombstone", to_json(segment.tombstone)}};
}

SegmentEntry segment_from(const json& value) {
  SegmentEntry segment;
  segment.name = value.at("name");
  segment.uuid = value.at("uuid");
  segment.passages = value.at("passages");
  segment.dead = value.at("dead");
  segment.living = {value.at("articles"), languages_from(value.at("languages")),
                    value.at("newest")};
  for (const json& file : value.at("files")) {
    segment.files.push_back(file_from(file));
  }
  segment.tombstone = optional_file_from(value.at("tombstone"));
  return segment;
}

Manifest manifest_from(const json& value) {
  Manifest manifest;
  manifest.identity = {value.at("schema"), value.at("analyser"),
                       value.at("default_language")};
  if (manifest.identity.schema != std::to_string(schema::schema_version)) {
    return manifest;
  }
  manifest.root = unescaped(value.at("root"));
  manifest.next_number = value.at("next_number");
  for (const json& segment : value.at("segments")) {
    manifest.segments.push_back(segment_from(segment));
  }
  manifest.known_files = optional_file_from(value.at("known_files"));
  manifest.copies = optional_file_from(value.at("copies"));
  return manifest;
}

[[noreturn]] void refuse(const std::filesystem::path& path,
                         const std::string& reason) {
  throw IndexError("cannot open index '" + path.string() +
                   "': its file manifest.json " + reason + "; " +
                   std::string(damaged_index_remedy()));
}

}  // namespace

std::uint64_t Contents::passages() const {
  std::uint64_t sum = 0;
  for (const auto& [language, counts] : languages) sum += counts.passages;
  return sum;
}

void Contents::add(const Contents& other) {
  articles += other.articles;
  newest_date = std::max(newest_date, other.newest_date);
  for (const auto& [language, counts] : other.languages) {
    languages[language].passages += counts.passages;
    languages[language].tokens += counts.tokens;
  }
}

void Contents::subtract(const Contents& dead) {
  articles -= dead.articles;
  for (const auto& [language, counts] : dead.languages) {
    LanguageCounts& left = languages[language];
    left.passages -= counts.passages;
    left.tokens -= counts.tokens;
    if (left.passages == 0) languages.erase(language);
  }
}

std::uint64_t checksum_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

struct ChecksumStream::State {
  State() : state(XXH3_createState()) { XXH3_64bits_reset(state); }
  ~State() { XXH3_freeState(state); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  XXH3_state_t* state;
};

ChecksumStream::ChecksumStream() : state_(std::make_unique<State>()) {}

ChecksumStream::~ChecksumStream() = default;

void ChecksumStream::add(std::string_view bytes) {
  XXH3_64bits_update(state_->state, bytes.data(), bytes.size());
}

std::uint64_t ChecksumStream::digest() const {
  return XXH3_64bits_digest(state_->state);
}

Contents Manifest::living() const {
  Contents all;
  for (const SegmentEntry& segment : segments) all.add(segment.living);
  return all;
}

std::vector<FileEntry> Manifest::lists() const {
  std::vector<FileEntry> lists;
  for (const auto& list : {known_files, copies}) {
    if (list) lists.push_back(*list);
  }
  return lists;
}

std::string encode(const Manifest& manifest) {
  json segments = json::array();
  for (const SegmentEntry& segment : manifest.segments) {
    segments.push_back(to_json(segment));
  }
  json value{{"schema", manifest.identity.schema},
             {"analyser", manifest.identity.analyser},
             {"default_language", manifest.identity.default_language},
             {"root", escaped(manifest.root.native())},
             {"next_number", manifest.next_number},
             {"segments", std::move(segments)},
             {"known_files", to_json(manifest.known_files)},
             {"copies", to_json(manifest.copies)}};
  value["checksum"] = in_hex(checksum_of(value.dump()));
  return value.dump(indent) + "\n";
}

Manifest decode_manifest(const std::string& text,
                         const std::filesystem::path& path) {
  try {
    json value = json::parse(text);
    // Also a byte that JSON does not mind, as in white space, is damage.
    if (value.dump(indent) + "\n" != text) refuse(path, "was changed");
    const std::uint64_t checksum = from_hex(value.at("checksum"));
    value.erase("checksum");
    if (checksum != checksum_of(value.dump())) {
      refuse(path, "does not fit its checksum");
    }
    return manifest_from(value);
  } catch (const json::exception&) {
    refuse(path, "is no manifest");
  }
}

}  // namespace dateline
