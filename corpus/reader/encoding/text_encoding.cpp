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

// ICU gives a byte order mark as a character.
DecodedText decoded(std::string_view bytes, const std::string& charset) {
  Decoding decoding = *decode(bytes, charset);
  const bool has_mark = decoding.utf8.starts_with(byte_order_mark);
  if (has_mark) decoding.utf8.erase(0, byte_order_mark.size());
  return {std::move(decoding.utf8), charset};
}

}  // namespace

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
  return decoded(bytes, best_charset(bytes, declared));
}

bool is_utf8_text(std::string_view bytes) {
  return wide_charset(bytes).empty() && !first_invalid_utf8(bytes) &&
         escaped_charset(bytes) == nullptr;
}

}  // namespace dateline
