#include "corpus/reader/format/json_repair.hpp"

#include <cstdint>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"

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

// Calls visit(at) with the offset of each character outside of strings; visit
// returns how many characters to go on.
template <typename Visit>
void visit_syntax(std::string_view json, Visit visit) {
  bool in_string = false;
  for (std::size_t at = 0; at < json.size();) {
    if (in_string && json[at] == '\\') {
      at += 2;
      continue;
    }
    if (json[at] == '"') in_string = !in_string;
    at += in_string || json[at] == '"' ? 1 : visit(at);
  }
}

// With null for NaN and infinite numbers. Nothing if there are none.
std::optional<std::string> with_finite_numbers(std::string_view json) {
  constexpr std::string_view names[] = {"NaN", "Infinity", "-Infinity"};
  std::string repaired;
  std::size_t copied = 0;
  visit_syntax(json, [&](std::size_t at) -> std::size_t {
    for (const std::string_view name : names) {
      if (!json.substr(at).starts_with(name)) continue;
      repaired.append(json, copied, at - copied).append("null");
      copied = at + name.size();
      return name.size();
    }
    return 1;
  });
  if (copied == 0) return std::nullopt;
  return repaired.append(json, copied);
}

// Without the comma that follows an object if it was a part of an array.
// Nothing if there is none.
std::optional<std::string> without_last_comma(std::string_view json) {
  const std::string_view trimmed_json = trimmed(json);
  if (!trimmed_json.ends_with("},")) return std::nullopt;
  return std::string(trimmed_json.substr(0, trimmed_json.size() - 1));
}

}  // namespace

RepairedJson repair_json(std::string_view json) {
  RepairedJson repaired;
  if (first_invalid_utf8(json)) {
    DecodedText decoded = decode_text(json, "");
    repaired.notes.push_back(decoded.note());
    repaired.json = std::move(decoded.utf8);
  }
  const auto repair = [&](auto mend, const char* note) {
    if (auto mended = mend(repaired.json ? *repaired.json : json)) {
      repaired.json = std::move(*mended);
      repaired.notes.emplace_back(note);
    }
  };
  repair(
      with_whole_characters,
      "it has halves of characters (\\ud800 to \\udfff); each is replaced by "
      "U+FFFD");
  repair(with_finite_numbers,
         "it has NaN or an infinite number, which JSON has not; it is read as "
         "null");
  repair(without_last_comma, "a comma follows the object; it is left out");
  return repaired;
}

}  // namespace dateline
