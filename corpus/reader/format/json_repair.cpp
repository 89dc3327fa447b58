#include "corpus/reader/format/json_repair.hpp"

#include <cstdint>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {
namespace {

constexpr std::size_t escape_bytes = 6;  // of "\ud83d"

enum class Half { none, first, second };

// The half of a character for which an escape stands that begins at `at`.
Half half_at(std::string_view json, std::size_t at) {
  const std::string_view escape = json.substr(at, escape_bytes);
  if (escape.size() < escape_bytes || !escape.starts_with("\\u")) {
    return Half::none;
  }
  const char high = escape[2];
  const char low = escape[3];
  if (high != 'd' && high != 'D') return Half::none;
  if ((low >= '8' && low <= '9') || low == 'a' || low == 'A' || low == 'b' ||
      low == 'B') {
    return Half::first;
  }
  const bool second = (low >= 'c' && low <= 'f') || (low >= 'C' && low <= 'F');
  return second ? Half::second : Half::none;
}

// Nothing if no escape stands alone.
std::optional<std::string> with_whole_characters(std::string_view json) {
  std::string repaired;
  std::size_t copied = 0;
  std::size_t at = json.find('\\');
  while (at < json.size()) {
    const Half half = half_at(json, at);
    std::size_t size = json[at] == '\\' ? 2 : 1;
    if (half == Half::first &&
        half_at(json, at + escape_bytes) == Half::second) {
      size = 2 * escape_bytes;
    } else if (half != Half::none) {
      size = escape_bytes;
      repaired.append(json, copied, at - copied).append("\\ufffd");
      copied = at + size;
    }
    at = json.find('\\', at + size);
  }
  if (copied == 0) return std::nullopt;
  return repaired.append(json, copied);
}

}  // namespace

RepairedJson repair_json(std::string_view json) {
  RepairedJson repaired;
  if (first_invalid_utf8(json)) {
    DecodedText decoded = decode_text(json, "");
    repaired.notes.push_back("it is not UTF-8 but read as " + decoded.charset);
    repaired.json = std::move(decoded.utf8);
  }
  const std::string_view text = repaired.json ? *repaired.json : json;
  if (auto whole = with_whole_characters(text)) {
    repaired.notes.push_back(
        "it has halves of characters (\\ud800 to \\udfff); each is replaced by "
        "U+FFFD");
    repaired.json = std::move(*whole);
  }
  return repaired;
}

}  // namespace dateline
