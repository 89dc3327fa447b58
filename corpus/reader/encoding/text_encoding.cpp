#include "corpus/reader/encoding/text_encoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/charset_choice.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view byte_order_mark = "\ufeff";

// Charsets that change their meaning by escape sequences are ASCII to look at.
const char* escaped_charset(std::string_view bytes) {
  if (bytes.find("\x1b$") != bytes.npos || bytes.find("\x1b(") != bytes.npos) {
    return bytes.find("\x1b$)C") != bytes.npos ? "ISO-2022-KR" : "ISO-2022-JP";
  }
  const std::size_t shift = bytes.find("~{");
  const bool is_hz =
      shift != bytes.npos && bytes.find("~}", shift) != bytes.npos;
  return is_hz ? "HZ-GB-2312" : nullptr;
}

bool is_ascii_text(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return is_ascii(c); });
}

// What of a text is UTF-8 beyond ASCII, and what is not.
struct Utf8Share {
  std::size_t characters = 0;
  std::size_t faults = 0;  // runs of bytes that begin a character, or none
  std::size_t invalid_bytes = 0;
};

Utf8Share utf8_share(std::string_view bytes) {
  Utf8Share share;
  for_each_code_point(bytes, [&](const CodePoint& point) {
    if (point.code < 0) {
      ++share.faults;
      share.invalid_bytes += point.end - point.begin;
    } else if (point.code > 0x7F) {
      ++share.characters;
    }
  });
  return share;
}

// UTF-8 that is damaged: in other charsets hardly two letters in a row look
// like a character of it.
std::optional<DecodedText> damaged_utf8(std::string_view bytes) {
  constexpr std::size_t characters_per_fault = 2;
  bytes = without_byte_order_mark(bytes);
  const Utf8Share share = utf8_share(bytes);
  if (share.characters < characters_per_fault * share.faults) {
    return std::nullopt;
  }
  return DecodedText{to_utf8(to_utf32(bytes)), "UTF-8", share.invalid_bytes};
}

// ICU gives a byte order mark as a character.
DecodedText decoded(std::string_view bytes, const std::string& charset) {
  Decoding decoding = *decode(bytes, charset);
  const bool has_mark = decoding.utf8.starts_with(byte_order_mark);
  if (has_mark) decoding.utf8.erase(0, byte_order_mark.size());
  return {std::move(decoding.utf8), charset};
}

}  // namespace

std::string DecodedText::note() const {
  if (charset != "UTF-8" && charset != "US-ASCII") {
    return "it is not UTF-8 but read as " + charset;
  }
  if (invalid_bytes == 0) return "";
  return invalid_bytes == 1 ? "1 byte is no UTF-8 and stands as U+FFFD"
                            : std::to_string(invalid_bytes) +
                                  " bytes are no UTF-8 and stand as U+FFFD";
}

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  if (const std::string charset = wide_charset(bytes); !charset.empty()) {
    return decoded(bytes, charset);
  }
  if (bytes.starts_with(byte_order_mark)) {
    const std::string_view text = bytes.substr(byte_order_mark.size());
    if (!first_invalid_utf8(text)) return {std::string(text), "UTF-8"};
  }
  if (!first_invalid_utf8(bytes)) {
    const char* charset = escaped_charset(bytes);
    if (charset != nullptr && decode(bytes, charset)->errors == 0) {
      return decoded(bytes, charset);
    }
    return {std::string(bytes), is_ascii_text(bytes) ? "US-ASCII" : "UTF-8"};
  }
  if (auto damaged = damaged_utf8(bytes)) return std::move(*damaged);
  return decoded(bytes, best_charset(bytes, declared));
}

bool is_utf8_text(std::string_view bytes) {
  return wide_charset(bytes).empty() && !first_invalid_utf8(bytes) &&
         escaped_charset(bytes) == nullptr;
}

}  // namespace dateline
